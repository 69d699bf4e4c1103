import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLedger } from "../ledger/open-ledger.js";
import { leftByEarlierRuns, leftByThisProcess } from "../suite/left-open.js";
import { endedAtOnce } from "./ended-at-once.js";

test("who ends a run at once is told what is left by its ledger, and how to remove it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-ended-"));
  const documents = { folder };
  const ledger = openLedger({ folder, run: "r1", provider: "acme", documents, now: () => new Date() });
  const thing = { operation: "createThing", resource: "thing", names: ["r1-1"] };
  const numbers = await Promise.all(Array.from({ length: 9 }, () => ledger.intend(thing)));
  numbers.slice(0, 7).forEach((entry, at) => {
    ledger.note(entry, { is: "made", id: `t-${at}` });
  });
  ledger.note(numbers[6] ?? 0, { is: "removed" });
  await ledger.intend({ operation: "createKey", names: [] });
  const told = endedAtOnce(leftByThisProcess(folder));
  const earlier = await leftByEarlierRuns(folder);
  await ledger.close();
  const later = await leftByEarlierRuns(folder);
  await rm(folder, { recursive: true });

  expect(told).toMatchInlineSnapshot(`
    "Ended at once. By its ledger the run leaves behind:
      acme thing: t-0, t-1, t-2, t-3, t-4, 1 more, 2 of unknown fate
      acme createKey: 1 of unknown fate
    \`assay sweep\` deletes it.
    "
  `);
  expect(earlier).toBeUndefined();
  expect(later).toMatchInlineSnapshot(
    `"An earlier run left 9 things that may be there still: \`assay sweep\` deletes it, \`assay sweep --dry-run\` tells which."`,
  );
});

test("who ends a run at once that left nothing is told so", () => {
  expect(endedAtOnce(leftByThisProcess(join(tmpdir(), "assay-no-such-folder")))).toMatchInlineSnapshot(`
    "Ended at once; nothing is on record as left behind.
    "
  `);
});
