import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type AdoptionTerms, adopt } from "../gate/adopt.js";
import { candidatesOf } from "../gate/candidates.js";
import { isDate } from "../gate/entry-problems.js";
import { unexcused } from "../gate/judge-results.js";
import type { JudgedProvider } from "../gate/judged-run.js";
import { dateOf } from "../gate/known-deviation.js";
import { deviationFiles } from "../gate/load-known-deviations.js";
import { plural } from "../report/plural.js";
import { packageFolder } from "../suite/documents-folder.js";
import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import type { GateFlags, GateInput } from "./gate.js";

/** A breach is excused for so long where nobody says otherwise. */
const defaultDays = 90;

/** Puts on record what a run found new, and says where; what nothing could send again is named and stays. */
export async function adoptResults(
  input: GateInput,
  flags: GateFlags,
  context: CommandContext,
): Promise<number> {
  const { results, folder, file } = input;
  if (results.target !== "live")
    throw new UsageError(`${file} is of the mock: only what a live provider does can be put on record.`);
  if (folder === packageFolder() && folder !== context.workingFolder)
    throw new UsageError(
      "There is no specs/ here to put known deviations beside: run this in the folder that holds specs/ and conformance/.",
    );
  const terms = termsFrom(flags, context, new Date());
  let [adopted, refused] = [0, 0];
  for (const provider of results.providers) {
    const told = await adoptProvider(input, provider, { terms, pattern: flags.case, context });
    adopted += told.adopted;
    refused += told.refused;
  }
  if (adopted + refused === 0) context.streams.out("Nothing is new: nothing was put on record.\n");
  return refused > 0 ? exitStatus.broken : exitStatus.conforms;
}

async function adoptProvider(
  { folder, deviations }: GateInput,
  provider: JudgedProvider,
  { terms, pattern, context }: { terms: AdoptionTerms; pattern: string | undefined; context: CommandContext },
): Promise<{ adopted: number; refused: number }> {
  const { streams } = context;
  const known = deviations.get(provider.name) ?? [];
  const { candidates, unadoptable } = candidatesOf(unexcused(provider, known, terms.now), pattern);
  for (const { case: name, message } of unadoptable)
    streams.err(`${name}: ${message} Nothing can send it again, so it is not put on record.\n`);
  if (candidates.length === 0) return { adopted: 0, refused: unadoptable.length };
  const files = deviationFiles(folder, provider.name);
  const text = await readFile(files.list, "utf8").catch(() => "");
  const adoption = adopt(candidates, terms, { text, deviations: known });
  await mkdir(files.counterexamples, { recursive: true });
  for (const [name, counterexample] of adoption.files)
    await writeFile(join(files.counterexamples, name), `${JSON.stringify(counterexample, null, 2)}\n`);
  await writeFile(files.list, adoption.text);
  const shown = relative(context.workingFolder, files.list) || files.list;
  const { added, renewed } = adoption;
  const renewal = renewed === 0 ? "" : `, ${renewed} renewed`;
  streams.out(
    `${provider.name}: ${plural(added, "deviation")} put on record in ${shown}${renewal} (${terms.owner}, until ${terms.expires})\n`,
  );
  return { adopted: added + renewed, refused: unadoptable.length };
}

function termsFrom(flags: GateFlags, { environment, streams }: CommandContext, now: Date): AdoptionTerms {
  const expires = flags.expires ?? dateOf(new Date(now.getTime() + defaultDays * 86_400_000));
  if (!isDate(expires)) throw new UsageError(`--expires ${expires} is no day: write it as 2027-01-31.`);
  if (expires < dateOf(now)) throw new UsageError(`--expires ${expires} is over already.`);
  const variable = ["GITHUB_ACTOR", "GITLAB_USER_LOGIN", "USER", "LOGNAME"].find((name) => environment[name]);
  const owner = flags.owner ?? (variable === undefined ? "nobody yet" : (environment[variable] ?? ""));
  if (flags.owner === undefined)
    streams.err(
      `The owner is "${owner}"${variable === undefined ? "" : ` (${variable})`}: --owner names another.\n`,
    );
  return {
    owner,
    ...(flags.reason === undefined ? {} : { reason: flags.reason }),
    ...(flags.link === undefined ? {} : { link: flags.link }),
    since: dateOf(now),
    expires,
    now,
  };
}
