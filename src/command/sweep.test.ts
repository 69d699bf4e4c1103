import { appendFile, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLedger } from "../ledger/open-ledger.js";
import { verify } from "../library/verify.js";
import { ledgersOf } from "../suite/ledger-of-run.js";
import { type AnswerToAdding, nurseryFolder, nurseryToken, startNursery } from "../testing/nursery-server.js";
import { runCommand } from "../testing/run-command.js";
import { secretSightings } from "../testing/secret-sightings.js";

const environment = { NURSERY_TOKEN: nurseryToken };
const few = ["--runs", "3", "--timeout", "400", "--kind", "example", "positive", "negative"];
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-sweep-"));
  await cp(nurseryFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const assay = (...words: string[]) =>
  runCommand(words, { environment, workingFolder: folder, ledgerFolder: ledgersOf(folder) });
const verifyAt = (url: string, ...words: string[]) =>
  assay("verify", "nursery", "--url", url, "--out", join(folder, ".assay"), ...few, ...words);

/** A run that was killed after its server had added a plant, or that nobody could tell. */
async function leaveRun(url: string, names: readonly string[]): Promise<string> {
  const run = "killed01";
  const told = { run, provider: "nursery", documents: { folder }, url, now: () => new Date() };
  const ledger = openLedger({ ...told, folder: ledgersOf(folder) });
  for (const name of names) {
    await ledger.intend({ operation: "addPlant", resource: "plant", names: [name] });
    await fetch(`${url}/plants`, {
      method: "POST",
      headers: { authorization: `Bearer ${nurseryToken}`, "content-type": "application/json" },
      body: JSON.stringify({ name, height: 1 }),
    });
  }
  await ledger.close();
  return join(ledgersOf(folder), `${run}.jsonl`);
}

describe("a run against a server that is odd about what it adds", () => {
  test.each<AnswerToAdding>([
    "as documented",
    "status 500",
    "nothing, and hangs up",
    "no JSON",
    "no body",
    "an identifier of nothing",
    "the identifier of another's plant",
  ])("leaves nothing behind, and lets be what it did not make: %s", async (answer) => {
    const server = await startNursery(answer);
    await verifyAt(server.url);
    const swept = await assay("sweep");
    await server.close();
    expect(server.added()).toBeGreaterThan(0);
    expect(server.left()).toEqual([]);
    expect(server.others()).toBe(2);
    expect(swept.status, swept.out).toBe(0);
    expect(await readdir(ledgersOf(folder)).catch(() => [])).toEqual([]);
  });

  test("two at once do not disturb each other", async () => {
    const server = await startNursery("nothing, and hangs up");
    const runs = ["one", "two"].map((out) => verifyAt(server.url, "--out", join(folder, out)));
    await Promise.all(runs);
    await server.close();
    expect([server.left(), server.others()]).toEqual([[], 2]);
  });
});

test("a ledger holds no secret, wherever a program's run keeps it", async () => {
  let ledgers = "";
  const server = await startNursery("as documented", async () => {
    const names = await readdir(ledgersOf(folder)).catch(() => []);
    for (const name of names)
      ledgers += await readFile(join(ledgersOf(folder), name), "utf8").catch(() => "");
  });
  await verify({
    folder,
    url: server.url,
    environment,
    runs: 3,
    selection: { kinds: ["example", "positive"] },
  });
  await server.close();
  expect(ledgers).toContain("assay/ledger@1");
  expect(secretSightings(ledgers, nurseryToken)).toEqual([]);
});

describe("sweep", () => {
  test("tells what it would delete, and then deletes it, with a line that was torn", async () => {
    const server = await startNursery();
    const file = await leaveRun(server.url, ["plant-killed01-1", "plant-killed01-2"]);
    await appendFile(file, '{"entry":3,"intends":{"opera');
    const verified = await verifyAt(server.url, "--case", "nursery/addPlant/example*");
    const dry = await assay("sweep", "--dry-run");
    const leftByDry = server.left().length;
    const swept = await assay("sweep", "--json");
    const again = await assay("sweep");
    await server.close();
    expect(verified.err).toContain("An earlier run left 2 things that may be there still: `assay sweep`");
    expect(dry.out).toContain("run killed01");
    expect(leftByDry).toBe(2);
    expect(JSON.parse(swept.out)).toMatchObject({
      schema: "assay/sweep@1",
      dryRun: false,
      ledgers: [{ run: "killed01", state: "swept", open: { created: 0, unknown: 2 }, deleted: 2, left: [] }],
    });
    expect([server.left(), server.others()]).toEqual([[], 2]);
    expect(again.out).toContain("nothing to delete");
    expect(await readdir(ledgersOf(folder))).toEqual([]);
  });
});
