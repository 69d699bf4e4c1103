import { parseArgs } from "node:util";
import { CallError, ConnectionError } from "assay/client";
import type { Outcome, Wish } from "./bucket-maker.js";
import { chooseMaker } from "./choose-maker.js";

const usage = `Usage: node dist/main.js NAME [--provider NAME] [--url URL | --real]
  --url URL   a server of your own, such as \`npx assay mock\`
  --real      the provider's own server: it makes a bucket in your account, which may cost money`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: "string" },
    url: { type: "string" },
    real: { type: "boolean", default: false },
  },
});
process.exitCode = await main();

/** 0 created, 1 refused, 2 wrong usage, 3 no answer. */
async function main(): Promise<number> {
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) return fail(usage, 2);
  const maker = chooseMaker(process.env, values.provider);
  if (typeof maker === "string") return fail(maker, 2);
  if (values.url === undefined && !values.real)
    return fail(`This makes a bucket in your account at ${maker.name}, which may cost money: add --real.`, 2);
  const wish: Wish = { name, url: values.url, pauseMs: 2000, tell: (line) => console.error(line) };
  try {
    const outcome = await maker.create(wish, (variable) => process.env[variable] ?? "");
    return report(maker.name, name, outcome);
  } catch (cause) {
    // Whether a bucket was made nobody knows here; trying again might make a second one.
    if (cause instanceof ConnectionError) return fail(`${cause.message} Look whether ${name} is there.`, 3);
    if (cause instanceof CallError) return fail(cause.message, 2);
    throw cause;
  }
}

function report(provider: string, name: string, outcome: Outcome): number {
  if (outcome.kind === "refused")
    return fail(`${provider} refuses ${name}: ${outcome.reason}. ${outcome.detail}`, 1);
  console.log(`${provider} made ${outcome.bucket}`);
  for (const [what, value] of Object.entries(outcome.details))
    if (value !== "") console.log(`  ${what}: ${value}`);
  return 0;
}

function fail(message: string, status: number): number {
  console.error(message.trim());
  return status;
}
