import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageFolder } from "../suite/documents-folder.js";
import { startEchoingServer } from "../testing/echoing-server.js";
import { type lockerVariables, writeLocker } from "../testing/locker-provider.js";
import { runCommand } from "../testing/run-command.js";
import { secretSightings } from "../testing/secret-sightings.js";

/** What the environment and the command line supply. */
const supplied = {
  LOCKER_TOKEN: 'tOk/en+With=odd&Characters"<é>',
  LOCKER_ACCOUNT: "account-of-ours-4711",
  LOCKER_PIN: "8642",
} as const satisfies Record<(typeof lockerVariables)[number], string>;
const header = "sesame-open-1234567890";

const unicode = (text: string) =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const encodings = [
  (text: string) => text,
  (text: string) => JSON.stringify(text),
  unicode,
  encodeURIComponent,
  (text: string) => encodeURIComponent(encodeURIComponent(text)),
  (text: string) => Buffer.from(`id:${text}`).toString("base64"),
  (text: string) => Buffer.from(JSON.stringify({ text })).toString("base64url"),
  (text: string) => Buffer.from(text).toString("hex"),
  (text: string) => [...text].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join(""),
  (text: string) => text.toUpperCase(),
];

let folder = "";
let server: Awaited<ReturnType<typeof startEchoingServer>>;
beforeAll(async () => {
  // For the bundle that a page embeds.
  spawnSync(process.execPath, [join(packageFolder(), "scripts/build.mjs"), "--no-check", "--if-stale"]);
  folder = await mkdtemp(join(tmpdir(), "assay-secrets-"));
  await writeLocker(folder);
  server = await startEchoingServer(encodings);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test("all commands together show no secret, in eight encodings", { timeout: 200_000 }, async () => {
  const out = join(folder, "out");
  const live = ["--url", server.url, "--header", `X-Gate-Pass: ${header}`];
  const everything = ["--report", "terminal", "junit", "sarif", "ctrf", "markdown", "har", "html"];
  const verified = await run(
    "verify",
    "locker",
    "--kind",
    "positive",
    "example",
    "--runs",
    "2",
    "--verbose",
    ...live,
    "--out",
    out,
    ...everything,
  );
  expect(verified.err).toMatch(/^ +POST .* → 201 in \d+ ms$/m);
  expect(verified.status).toBe(1);
  const results = join(out, "results.json");
  const broken = /"name": "(locker\/[^"]+)"/.exec(await readFile(results, "utf8"))?.[1] ?? "";
  const outputs = [
    verified,
    await run("verify", "locker", "--kind", "credentials", ...live, "--out", join(folder, "json"), "--json"),
    await run("plan", "locker", ...live),
    await run("plan", "locker", "--json"),
    await run("replay", broken, ...live, "--out", join(folder, "again")),
    await run("report", out, "--out", join(folder, "report"), "--report", "junit", "sarif"),
    await run("gate", results),
    await run("gate", results, "--json", "--baseline", join(folder, "json/results.json")),
    await run("gate", results, "--adopt", "--owner", "us"),
    await run("sweep", "locker", ...live),
    await run("sweep", "locker", "--ledger", join(folder, header), "--json", ...live),
    await run("diff", folder, folder),
    await run("diff", supplied.LOCKER_TOKEN, "--json"),
    await run("init", "keys", "--from", join(folder, "specs/locker/openapi.yaml")),
    await run("init", "keys", "--from", `${server.url}/${supplied.LOCKER_ACCOUNT}`),
    await run("serve", join(folder, supplied.LOCKER_ACCOUNT)),
    await run("promises", "locker", "--out", out, "--json"),
    await run("generate", "--check"),
    await run("prove", "locker", "--list"),
    await run("mock", "locker", "--fault", supplied.LOCKER_TOKEN),
    await run("verify", `Authorization: Bearer ${supplied.LOCKER_TOKEN}`),
    await run("verify", "locker", "--header", header),
    await run("verify", "locker", `--header=Cookie: pass=${header}`, "--seed", header),
    await run("verify", "locker", "--url", `http://user:${header}@127.0.0.1/`),
    await run("verify", "locker", ...live, "--case", `locker/${supplied.LOCKER_ACCOUNT}`, "--out", out),
    await run("replay", join(folder, supplied.LOCKER_TOKEN.replaceAll("/", "")), "--url", server.url),
  ];
  const files = await Promise.all((await filesIn(folder)).map((file) => readFile(file, "utf8")));
  const all = [...outputs.flatMap(({ out: text, err }) => [text, err]), ...files];
  const shown = [...new Set(all.join("\n").split("\n"))].join("\n");
  const secrets = [supplied.LOCKER_TOKEN, supplied.LOCKER_ACCOUNT, header, ...[...server.secrets].slice(-12)];
  const seen = secrets.flatMap((secret) =>
    secretSightings(shown, secret).map((way) => `${secret} as ${way}`),
  );
  expect(seen).toEqual([]);
  expect(all.filter((text) => /(?<![\w.])8642(?![\w.])/.test(text))).toEqual([]);
  // What is left still says what happened.
  expect(all.join()).toContain("The answer contains a secret that was sent");
  expect(all.join()).toContain("Bearer $LOCKER_TOKEN");
  expect(all.join()).toContain("/$LOCKER_ACCOUNT/keys");
});

async function run(...words: string[]) {
  const signal = AbortSignal.timeout(60_000);
  return runCommand(words, { environment: supplied, workingFolder: folder, signal });
}

/** Everything that commands wrote, what they put on record too, but not what the test put there. */
async function filesIn(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\/(?:openapi|promises|profile)\.yaml$/.test(`/${entry.name}`))
    .map((entry) => join(entry.parentPath, entry.name));
}
