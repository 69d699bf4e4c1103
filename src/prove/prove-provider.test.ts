import { expect, test } from "vitest";
import { faultFamilies } from "../mock/faults/fault.js";
import { acmeProvider } from "../testing/acme-provider.js";
import { depotProvider } from "../testing/depot-provider.js";
import type { Proof } from "./proof.js";
import { type ProveOptions, proveProvider } from "./prove-provider.js";

async function prove(options: Partial<ProveOptions> = {}): Promise<Proof> {
  const proving = await proveProvider(await acmeProvider(), {
    signal: new AbortController().signal,
    ...options,
  });
  if (proving.kind === "refused") throw new Error(JSON.stringify(proving.reports, null, 2));
  return proving.proof;
}

function fatesOf({ faults }: Proof, kind: string): string[] {
  return faults.flatMap(({ fault, fate }) => (fate.kind === kind ? [fault.name] : []));
}

test("the faults of the invented provider are killed, family by family", async () => {
  const { faults, promises } = await prove();
  const counts = faultFamilies.flatMap((family) => {
    const own = faults.filter(({ fault }) => fault.family === family);
    const count = (kind: string) => own.filter(({ fate }) => fate.kind === kind).length;
    return own.length === 0
      ? []
      : [`${family}: ${count("killed")} killed, ${count("survived")} survive, ${count("excluded")} excluded`];
  });
  expect(counts).toMatchInlineSnapshot(`
    [
      "response-body: 59 killed, 0 survive, 11 excluded",
      "media-type: 20 killed, 0 survive, 5 excluded",
      "status: 15 killed, 3 survive, 4 excluded",
      "request: 36 killed, 0 survive, 5 excluded",
      "acceptance: 6 killed, 0 survive, 0 excluded",
      "credential: 12 killed, 0 survive, 0 excluded",
      "method: 8 killed, 0 survive, 0 excluded",
      "secret: 8 killed, 0 survive, 1 excluded",
    ]
  `);
  expect(promises.map(({ id, seenToFail }) => [id, seenToFail.length > 0])).toEqual([
    ["ACM-01", true],
    ["ACM-02", true],
    ["ACM-03", true],
    ["ACM-04", true],
  ]);
});

test("what a suite without its negative cases does not look at survives, with the promise at risk", async () => {
  const proof = await prove({
    selection: { kinds: ["example", "positive", "credentials"] },
    fault: "createThing/request/body/name/pattern",
  });
  expect(proof.faults.map(({ fault, fate }) => [fault.name, fate])).toEqual([
    ["createThing/request/body/name/pattern", { kind: "survived", promises: ["ACM-02"], cases: 6 }],
  ]);
});

test("what survives is not said to be killed, and what no answer shows is excluded with the reason", async () => {
  const proof = await prove();
  expect(fatesOf(proof, "survived")).toMatchInlineSnapshot(`
    [
      "createThing/status/400/401",
      "createThing/status/401/400",
      "deleteThing/status/401/404",
    ]
  `);
  const reasons = new Set(
    proof.faults.flatMap(({ fate }) => (fate.kind === "excluded" ? [fate.reason] : [])),
  );
  expect([...reasons]).toMatchInlineSnapshot(`
    [
      "no request of the suite brings about 404 of deleteThing",
      "everything that path/id carries is text",
      "no success of this operation has a body",
    ]
  `);
});

test("the same documents give the same proof", async () => {
  expect(JSON.stringify(await prove())).toBe(JSON.stringify(await prove()));
});

test("shards share the faults out", async () => {
  const all = fatesOf(await prove(), "killed");
  const parts = [
    await prove({ shard: { index: 1, count: 2 } }),
    await prove({ shard: { index: 2, count: 2 } }),
  ];
  expect(parts.flatMap((part) => fatesOf(part, "killed")).sort()).toEqual(all.sort());
});

test("broken criteria and a broken state are noticed by the workflows that look there, and by nothing else", async () => {
  const depot = await depotProvider();
  const signal = new AbortController().signal;
  const provings = [
    await proveProvider(depot, { signal, fault: "workflow" }),
    await proveProvider(depot, { signal, fault: "state/box" }),
  ];
  const fates = provings.map((proving) =>
    proving.kind === "refused"
      ? proving.reports.map(({ case: { name } }) => name)
      : proving.proof.faults.map(({ fault: { name }, fate }) => `${fate.kind} ${name}`),
  );
  expect(fates).toMatchInlineSnapshot(`
    [
      [
        "killed workflow/box-is-as-ordered/list/criteria/0",
        "killed workflow/box-is-as-ordered/read/criteria/0",
        "killed workflow/box-is-as-ordered/read/criteria/1",
        "killed workflow/box-is-as-ordered/read/criteria/2",
        "killed workflow/name-is-taken-once/again/criteria/0",
        "killed workflow/box-is-its-accounts-own/peek/criteria/0",
        "killed workflow/third-box-is-too-many/third/criteria/0",
        "killed workflow/bad-name-is-refused/create/criteria/0",
        "killed workflow/deleted-box-is-gone/delete/criteria/0",
        "killed workflow/deleted-box-is-gone/read/criteria/0",
      ],
      [
        "survived state/box/id/minted",
        "killed state/box/create/remembers",
        "killed state/box/create/taken-name-within-account",
        "killed state/box/create/at-most-2",
        "survived state/box/create/at-most-2/frees",
        "killed state/box/name/echo",
        "killed state/box/size/echo",
        "killed state/box/colour/echo",
        "killed state/box/colour/default",
        "killed state/box/access",
        "survived state/box/listBoxes/lists",
        "killed state/box/readBox/finds",
        "killed state/box/readBox/misses",
        "killed state/box/deleteBox/finds",
        "survived state/box/deleteBox/misses",
        "killed state/box/deleteBox/removes",
      ],
    ]
  `);
});
