// Runs our workflows under `redocly respect` against our mock, as far as it goes, and compares with what assay
// says of them: an independent reading of the same documents. Names of providers narrow it down.
//   npm run respect [-- provider...]
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMock } from "../dist/src/mock/start-mock.js";
import { loadProviders } from "../dist/src/suite/load-providers.js";
import { credentialProxy } from "./respect/credential-proxy.mjs";
import { differences } from "./respect/differences.mjs";
import { documentFor } from "./respect/document-for.mjs";
import { inputsFor } from "./respect/inputs.mjs";
import { obstacleTo } from "./respect/obstacles.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const loaded = await loadProviders(root, process.argv.slice(2));
if (loaded.kind === "broken") {
  for (const { document, line, message } of loaded.problems) console.error(`${document}:${line} ${message}`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "assay-respect-"));
const rows = [];
for (const provider of loaded.value) rows.push(...(await rowsOf(provider)));
await rm(folder, { recursive: true });
print(rows);
process.exit(rows.some(({ remark }) => remark.startsWith("UNEXPLAINED")) ? 1 : 0);

/** One row a workflow: how it went under respect, and how with us. */
async function rowsOf(provider) {
  const ours = await ownVerdicts(provider.name);
  const mock = await startMock(provider);
  // The embedded mock's time does not pass by itself, and respect waits for real: a retry or two must do.
  const proxy = await credentialProxy(provider, mock.url, () => mock.advance(30_000));
  const found = [];
  for (const workflow of provider.workflows) {
    const own = ours.get(workflow.id);
    // What another workflow only calls is run by that one.
    if (own === undefined) continue;
    mock.reset();
    const theirs = await theirVerdict(provider, { workflow, url: proxy.url });
    const name = `${provider.name}/${workflow.id}`;
    found.push({ name, own, theirs, remark: remarkOn(name, own, theirs) });
  }
  await proxy.close();
  await mock.close();
  return found;
}

function remarkOn(name, own, theirs) {
  if (theirs.kind === "cannot run") return theirs.reason;
  const known = differences[name];
  const agree = (own === "conforms") === (theirs.kind === "passed");
  if (agree) return known === undefined ? "" : "UNEXPLAINED: a difference is on record that is none any more";
  return known ?? `UNEXPLAINED: ${theirs.reason ?? own}`;
}

async function theirVerdict(provider, { workflow, url }) {
  const obstacle = obstacleTo(provider, workflow);
  if (obstacle !== undefined) return { kind: "cannot run", reason: obstacle };
  const json = join(folder, `${provider.name}-${workflow.id}.json`);
  const source = await documentFor(workflow, join(folder, provider.name));
  const { output } = await command("redocly", [
    "respect",
    source,
    ...["--workflow", workflow.id],
    ...["--input", JSON.stringify(inputsFor(provider, workflow))],
    ...[
      "--server",
      sourceNames(workflow)
        .map((name) => `${name}=${url}`)
        .join(","),
    ],
    ...["--json-output", json],
    // It closes schemas that the description leaves open on purpose.
    ...["--severity", "SCHEMA_CHECK=off"],
    ...["--execution-timeout", "60000"],
  ]);
  const report = await readFile(json, "utf8").then(JSON.parse, () => undefined);
  if (report === undefined) return { kind: "failed", reason: lastLine(output) };
  const broken = Object.values(report.files)
    .flatMap(({ executedWorkflows }) => executedWorkflows)
    .flatMap(({ executedSteps }) => executedSteps)
    .flatMap((step) =>
      (step.checks ?? []).filter(({ status }) => status === "error").map((check) => [step, check]),
    );
  if (broken.length === 0)
    return report.status === "error" ? { kind: "failed", reason: lastLine(output) } : { kind: "passed" };
  const [[step, check]] = broken;
  const [what = ""] = (check.condition ?? check.message).split("\n");
  return { kind: "failed", reason: `${step.stepId}: ${check.name}: ${what}` };
}

/** The names of the description in a workflow's document, which respect takes server URLs by. */
function sourceNames({ steps }) {
  return [...new Set(steps.flatMap(({ target }) => (target.kind === "operation" ? [target.source] : [])))];
}

/** What assay says of each workflow on its own mock: the worst verdict of its cases. */
async function ownVerdicts(name) {
  const { output } = await command(process.execPath, [
    join(root, "dist/src/command/main.js"),
    ...["verify", name, "--kind", "workflow", "--json", "--out", join(folder, name)],
  ]);
  const results = JSON.parse(output.slice(output.indexOf("{")));
  const verdicts = new Map();
  for (const { workflow, verdict } of results.providers.flatMap(({ cases }) => cases))
    if (workflow !== undefined && (!verdicts.has(workflow) || verdict !== "conforms"))
      verdicts.set(workflow, verdict);
  return verdicts;
}

function command(name, args) {
  return new Promise((resolve) => {
    const child = spawn(name, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("close", (status) => resolve({ status, output: output === "" ? errors : output }));
  });
}

function lastLine(text) {
  const lines = text
    .replaceAll(/\u001b\[[0-9;]*m/g, "")
    .split("\n")
    .map((line) => line.trim());
  return lines.findLast((line) => /[A-Za-z]/.test(line)) ?? "no output";
}

function print(found) {
  const width = Math.max(...found.map(({ name }) => name.length));
  console.log(`${"workflow".padEnd(width)}  assay         respect     remark`);
  for (const { name, own, theirs, remark } of found)
    console.log([name.padEnd(width), own.padEnd(12), theirs.kind.padEnd(10), remark].join("  ").trimEnd());
  const count = (kind) => found.filter(({ theirs }) => theirs.kind === kind).length;
  console.log(
    `\n${found.length} workflows: ${count("passed")} passed, ${count("failed")} failed, ${count("cannot run")} cannot run under respect.`,
  );
}
