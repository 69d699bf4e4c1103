import { describe, expect, test } from "vitest";
import { planFor } from "../engine/plan-for.js";
import { openProviderRun } from "../engine/provider-run.js";
import { runOptions } from "../suite/run-suite.js";
import { depotProvider, depotTokens } from "../testing/depot-provider.js";
import { type DepotOptions, startDepot } from "../testing/depot-server.js";
import { checkProperty } from "./check-property.js";
import type { Property, PropertyClientOptions } from "./property.js";

interface Order {
  readonly name: string;
  readonly size: number;
}

/** A client by hand, in the form of a generated one. */
function createClient({ baseUrl, fetch }: PropertyClientOptions) {
  return {
    post: async (body: unknown) =>
      fetch(
        new Request(`${baseUrl}/boxes`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      ),
    get: async (id: string) => fetch(new Request(`${baseUrl}/boxes/${id}`)),
  };
}

type Client = ReturnType<typeof createClient>;

async function check<Given>(depot: DepotOptions, stated: Omit<Property<Given, Client>, "client">) {
  const server = await startDepot(depot);
  const provider = await depotProvider();
  const environment = { DEPOT_TOKEN: depotTokens.first, DEPOT_SECOND_TOKEN: depotTokens.second };
  const options = runOptions(
    { providers: [provider], target: "live", url: server.url, environment, selection: { names: [] } },
    provider,
    new AbortController().signal,
  );
  const run = await openProviderRun(planFor(provider, options), options);
  try {
    const failure = await checkProperty({ provider, run, seed: 1 }, { ...stated, client: createClient });
    const shown = failure?.replaceAll(server.url, "http://depot").replaceAll(/box-[a-z0-9]{8}-\d+/g, "box-…");
    return { failure: shown, left: server.left(), asked: server.asked };
  } finally {
    await run.close();
    await server.close();
  }
}

/** What is ordered is what is there. */
const isAsOrdered: Omit<Property<Order, Client>, "client"> = {
  promises: ["DEP-01"],
  runs: 30,
  given: ({ body }) => body<Order>("createBox"),
  holds: async (order, { client, bound }) => {
    const made = (await (await client.post(bound("createBox", order))).json()) as { id: string };
    const read = (await (await client.get(made.id)).json()) as Order;
    expect(read.size).toBe(order.size);
  },
};

describe("a hand-written property", () => {
  test("holds on a faultless server, and nothing is left", async () => {
    const { failure, left, asked } = await check({}, isAsOrdered);
    expect(failure).toBeUndefined();
    expect(left).toEqual([]);
    expect(asked.filter((line) => line.startsWith("POST")).length).toBe(30);
  });

  test("fails with the smallest values, everything that was sent and the seed", async () => {
    const { failure, left } = await check({ defect: "large sizes forgotten" }, isAsOrdered);
    expect(failure).toMatchInlineSnapshot(`
      "promises: DEP-01
      does not hold for: {"name":"aaa","size":42}
      expected 41 to be 42 // Object.is equality
        1. createBox: POST http://depot/boxes {"name":"box-…","size":42} → 201 {"id":"b-13","name":"box-…","size":42,"colour":"grey"}
      ✗ 2. readBox: GET http://depot/boxes/b-13 → 200 {"id":"b-13","name":"box-…","size":41,"colour":"grey"}
      run again with: ASSAY_SEED=1"
    `);
    expect(left).toEqual([]);
  });

  test("fails for what the checks find in its exchanges", async () => {
    const { failure } = await check(
      { defect: "fails on delete" },
      {
        given: ({ fc }) => fc.constant("b-1"),
        holds: async (id, { send, valueOf }) => {
          await send("createBox", {
            body: {
              kind: "value",
              mediaType: "application/json",
              value: { name: valueOf("box name"), size: 1 },
            },
          });
          await send("deleteBox", { path: { id } });
        },
      },
    );
    expect(failure).toMatchInlineSnapshot(`
      "does not hold for: "b-1"
      The server failed with 500.
      check: no-server-error
      expected: no server error
      received: status 500 (status)
        1. createBox: POST http://depot/boxes {"name":"box-…","size":1} → 201 {"id":"b-1","name":"box-…","size":1,"colour":"grey"}
      ✗ 2. deleteBox: DELETE http://depot/boxes/b-1 → 500 {"error":"no"}
      run again with: ASSAY_SEED=1"
    `);
  });

  test("may send as the second account, or without a credential", async () => {
    const statuses: number[] = [];
    const { failure } = await check(
      {},
      {
        runs: 1,
        given: ({ fc }) => fc.constant(undefined),
        holds: async (_, { clientOf, send }) => {
          const made = await clientOf("second").post({ name: "a-box", size: 1 });
          const { id } = (await made.json()) as { id: string };
          for (const account of ["first", "second", "none"] as const)
            statuses.push((await send("readBox", { path: { id } }, account)).status);
        },
      },
    );
    expect(failure).toBeUndefined();
    expect(statuses).toEqual([404, 200, 401]);
  });

  test("is inconclusive where nothing answers", async () => {
    const { failure } = await check(
      {},
      {
        given: ({ fc }) => fc.constant(undefined),
        holds: async (_, { valueOf }) => {
          valueOf("no such binding");
        },
      },
    );
    expect(failure).toBe(
      'inconclusive: the profile has no value for the binding "no such binding" on this target',
    );
  });
});
