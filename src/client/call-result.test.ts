import { describe, expect, it } from "vitest";
import type { ApiData } from "./api-data.js";
import { createApiClient } from "./create-client.js";
import type { UntypedResult } from "./result-of.js";

type Calls = Record<"GET" | "HEAD", (path: string, init?: object) => Promise<UntypedResult>>;

const json = [{ mediaType: "application/problem+json" }];
const operation = {
  id: "readThing",
  server: "http://127.0.0.1:1",
  responses: { "200": [{ mediaType: "application/json" }], "204": [], "4XX": json },
};
const api: ApiData = {
  serverDefaults: {},
  security: {},
  operations: { "GET /thing": operation, "HEAD /thing": operation },
};

/** A client that is answered so. */
function answeredBy(fetch: (request: Request) => Promise<Response>): Calls {
  return createApiClient<Calls>({ api, validators: async () => ({}) }, { fetch });
}

async function resultOf(body: string | null, status: number, mediaType?: string) {
  const headers = mediaType === undefined ? {} : { "content-type": mediaType };
  // Bytes, for text would give the response a media type of its own.
  const bytes = body === null ? null : new TextEncoder().encode(body);
  const { response, ...result } = await answeredBy(async () => new Response(bytes, { status, headers })).GET(
    "/thing",
  );
  return result;
}

describe("the result of a call", () => {
  it.each([
    ["a documented success", '{"a":1}', 200, "application/json", { ok: true, status: 200, data: { a: 1 } }],
    ["JSON by another name", "[]", 200, "application/vnd.other+json", { ok: true, status: 200, data: [] }],
    ["a success without a body", null, 204, undefined, { ok: true, status: 204 }],
    ["a status of a class", '"no"', 418, "application/problem+json", { ok: false, status: 418, error: "no" }],
  ])("is documented: %s", async (_what, body, status, mediaType, expected) => {
    expect(await resultOf(body, status, mediaType)).toEqual(expected);
  });

  it.each([
    ["status 201 is not documented", '{"a":1}', 201, "application/json", { a: 1 }],
    ["status 502 is not documented", "<p>", 502, "text/html; charset=utf-8", "<p>"],
    ["403 as text/html is not documented", "<p>", 403, "text/html; charset=utf-8", "<p>"],
    ["403 as no media type is not documented", "no", 403, undefined, "no"],
    ["403 without a body is not documented", null, 403, "application/problem+json", undefined],
    ["403 with a body that is not well-formed is not documented", "{", 403, "application/problem+json", "{"],
  ])("is undocumented: %s", async (reason, text, status, mediaType, body) => {
    expect(await resultOf(text, status, mediaType)).toEqual({
      ok: false,
      status: "undocumented",
      error: { reason, status, body },
    });
  });

  it("has no body where HEAD was asked, and the body as it is asked for", async () => {
    const headers = { "content-type": "application/json" };
    const client = answeredBy(
      async ({ method }) => new Response(method === "HEAD" ? null : "{}", { headers }),
    );

    expect(await client.HEAD("/thing")).toMatchObject({ ok: true, status: 200, data: undefined });
    expect(await client.GET("/thing", { parseAs: "text" })).toMatchObject({ ok: true, data: "{}" });
  });
});

describe("a call without an answer", () => {
  const broken = () =>
    new Response(
      new ReadableStream({
        start: (controller) =>
          controller.error(new TypeError("terminated", { cause: { code: "UND_ERR_SOCKET" } })),
      }),
      { headers: { "content-type": "application/json" } },
    );

  it.each([
    [
      "unreachable",
      async () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } })),
      {},
      "readThing: no answer from http://127.0.0.1:1 (ECONNREFUSED).",
    ],
    [
      "interrupted",
      async () => broken(),
      {},
      "readThing: the answer of http://127.0.0.1:1 broke off (UND_ERR_SOCKET).",
    ],
    [
      "interrupted",
      async () => broken(),
      { parseAs: "text" },
      "readThing: the answer of http://127.0.0.1:1 broke off (UND_ERR_SOCKET).",
    ],
  ])("is %s", async (kind, fetch, init, message) => {
    await expect(answeredBy(fetch).GET("/thing", init)).rejects.toMatchObject({
      name: "ConnectionError",
      operation: "readThing",
      kind,
      message,
      cause: { name: "TypeError" },
    });
  });

  it("throws what the caller's own signal or fetch says, as it is", async () => {
    const stopped = new Error("stopped");
    const aborting = answeredBy(async ({ signal }) => Promise.reject(signal.reason));
    const failing = answeredBy(() => Promise.reject(stopped));

    await expect(aborting.GET("/thing", { signal: AbortSignal.abort(stopped) })).rejects.toBe(stopped);
    await expect(failing.GET("/thing")).rejects.toBe(stopped);
  });
});
