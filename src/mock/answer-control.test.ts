import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mock, startMock } from "./start-mock.js";
import { depot } from "./testing/stateful-provider.js";

let mock: Mock;

beforeAll(async () => {
  mock = await startMock(depot);
});

afterAll(() => mock?.close());

async function ask(line: string, body?: string): Promise<[number, unknown]> {
  const [method = "", path = ""] = line.split(" ");
  const response = await fetch(`http://127.0.0.1:${mock.port}${path}`, {
    method,
    headers: { authorization: "Key k-one", "content-type": "application/json" },
    ...(body === undefined ? {} : { body }),
  });
  return [response.status, await response.json()];
}

const make = () => ask("POST /crates", '{"name":"tools","hall":"H1"}');
const stateOf = async (path: string) => {
  const [, crate] = await ask(`GET ${path}`);
  return crate;
};

test("the clock is told, and moved", async () => {
  await make();
  expect(await stateOf("/crates/c-1")).toMatchObject({ state: "packing" });

  const [status, told] = await ask("POST /.assay/clock", '{"advanceMs":5000}');

  const { now } = told as { now: string };
  expect(status).toBe(200);
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(4_000);
  expect(await ask("GET /.assay/clock")).toEqual([200, { now: expect.any(String) }]);
  expect(await stateOf("/crates/c-1")).toMatchObject({ state: "packed" });
});

test("everything is forgotten", async () => {
  await make();
  const [status] = await ask("POST /.assay/reset");
  expect(status).toBe(200);
  expect(await ask("GET /crates")).toEqual([200, { crates: [] }]);
  expect(await ask("GET /crates/c-1")).toEqual([404, { error: "no-crate" }]);
});

test.each([
  ["nothing", undefined],
  ["no JSON", "{"],
  ["text", '{"advanceMs":"1"}'],
  ["a way back", '{"advanceMs":-1}'],
  ["more than dates can tell", '{"advanceMs":1e300}'],
])("a clock is not moved by %s", async (_, body) => {
  expect(await ask("POST /.assay/clock", body)).toMatchInlineSnapshot(`
    [
      400,
      {
        "error": "Send {"advanceMs": n}, n milliseconds and not negative.",
      },
    ]
  `);
});

test("there is nothing else beside the provider's own paths", async () => {
  expect(await ask("DELETE /.assay/clock")).toMatchInlineSnapshot(`
    [
      404,
      {
        "error": "There is GET and POST /.assay/clock, and POST /.assay/reset.",
      },
    ]
  `);
});

test("a mock tells a request to begin with", () => {
  expect(mock.example?.replace(String(mock.port), "PORT")).toMatchInlineSnapshot(
    `"curl --silent --show-error --include --path-as-is -X POST http://127.0.0.1:PORT/crates -H 'Content-Type: application/json' -H 'Authorization: Key k-one' --data-raw '{"name":"tools","hall":"H1"}'"`,
  );
});
