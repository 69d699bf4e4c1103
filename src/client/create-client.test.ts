import { describe, expect, it } from "vitest";
import type { ApiData, OperationData } from "./api-data.js";
import { CallError } from "./call-error.js";
import type { ClientParts, RuntimeOptions } from "./client-context.js";
import { createApiClient } from "./create-client.js";
import type { OperationValidators, Validator } from "./validators.js";

type UntypedClient = Record<
  "GET" | "POST" | "PUT",
  (path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
>;

const createThing: OperationData = {
  id: "createThing",
  server: "https://api.example.test/v1",
  body: [{ mediaType: "application/vnd.things+json" }],
  accept: "application/vnd.things+json",
  security: [["key"]],
  responses: { "201": [{ mediaType: "application/vnd.things+json" }], "4XX": [] },
};

const api: ApiData = {
  serverDefaults: { region: "north" },
  security: {
    key: { kind: "api-key", in: "header", parameter: "Authorization", prefix: "" },
    token: { kind: "api-key", in: "header", parameter: "Authorization", prefix: "Token" },
    bearer: { kind: "http", scheme: "bearer" },
    basic: { kind: "http", scheme: "basic" },
    query: { kind: "api-key", in: "query", parameter: "key", prefix: "" },
    cookie: { kind: "api-key", in: "cookie", parameter: "session", prefix: "" },
  },
  operations: {
    "POST /things": createThing,
    "GET /things/{id}": {
      ...createThing,
      id: "getThing",
      responses: { "200": [{ mediaType: "application/json" }] },
    },
    "GET /?detail": { ...createThing, id: "getDetail", server: "https://{name}.{region}.example.test" },
  },
};

/** A client whose fetch answers from memory and keeps what was sent. */
function clientWith(options: RuntimeOptions, parts: Partial<ClientParts> & { answer?: () => Response } = {}) {
  const sent: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: string;
    redirect: string;
  }[] = [];
  const { answer = () => Response.json({ id: "t1" }, { status: 201 }), ...rest } = parts;
  const client = createApiClient<UntypedClient>(
    { api, validators: async () => ({}), ...rest },
    {
      fetch: async (request) => {
        const { url, method, redirect } = request;
        const body = await request.clone().text();
        sent.push({ url, method, redirect, headers: Object.fromEntries(request.headers), body });
        return answer();
      },
      ...options,
    },
  );
  return { client, sent };
}

describe("createApiClient", () => {
  it("writes a body as its documented media type and follows no redirect", async () => {
    const { client, sent } = clientWith({ credentials: { key: "k-1" } });

    const { data } = await client.POST("/things", { body: { name: "a" } });

    expect(data).toEqual({ id: "t1" });
    expect(sent).toMatchInlineSnapshot(`
      [
        {
          "body": "{"name":"a"}",
          "headers": {
            "accept": "application/vnd.things+json",
            "authorization": "k-1",
            "content-type": "application/vnd.things+json",
          },
          "method": "POST",
          "redirect": "manual",
          "url": "https://api.example.test/v1/things",
        },
      ]
    `);
  });

  it.each([
    ["key", "abc", { authorization: "abc" }],
    ["token", "abc", { authorization: "Token abc" }],
    ["bearer", "abc", { authorization: "Bearer abc" }],
    ["basic", { username: "ü", password: "p" }, { authorization: "Basic w7w6cA==" }],
    ["cookie", "abc", { cookie: "session=abc" }],
  ])("applies the %s credential", async (scheme, credential, expected) => {
    const operation = { ...createThing, security: [[scheme]] };
    const { client, sent } = clientWith(
      { credentials: { [scheme]: async () => credential } },
      { api: { ...api, operations: { "POST /things": operation } } },
    );

    await client.POST("/things", { body: {} });

    expect(sent[0]?.headers).toMatchObject(expected);
  });

  it("puts a query credential behind the call's own query", async () => {
    const operation = { ...createThing, security: [["query"]] };
    const { client, sent } = clientWith(
      { credentials: { query: "a&b" } },
      { api: { ...api, operations: { "GET /?detail": operation } } },
    );

    await client.GET("/?detail", { params: { query: { tag: ["x", "y z"] } } });

    expect(sent[0]?.url).toBe("https://api.example.test/v1/?detail&tag=x&tag=y%20z&key=a%26b");
  });

  it("sends no body and no content type where the call has none", async () => {
    const { client, sent } = clientWith({});

    await client.GET("/things/{id}", { params: { path: { id: "a/b" } } });

    expect(sent[0]?.url).toBe("https://api.example.test/v1/things/a%2Fb");
    expect(sent[0]?.headers).not.toHaveProperty("content-type");
  });

  it("fills in server variables, for a template in place of the server too", async () => {
    const { client, sent } = clientWith({ server: { name: "first" } });

    await client.GET("/?detail");
    await client.GET("/?detail", { server: { name: "second" }, baseUrl: "http://{name}.localhost:9000" });
    await client.POST("/things", { body: {}, baseUrl: "http://{name}.localhost:9000" });

    expect(sent.map(({ url }) => url)).toEqual([
      "https://first.north.example.test/?detail",
      "http://second.localhost:9000/?detail",
      "http://localhost:9000/things",
    ]);
  });

  it.each([
    ["an unknown operation", "/nothing", {}],
    ["a path parameter that would change the path", "/things/{id}", { params: { path: { id: ".." } } }],
    ["a missing path parameter", "/things/{id}", {}],
    ["a server variable that would change the host", "/?detail", { server: { name: "evil.test/" } }],
    ["a missing server variable", "/?detail", {}],
    ["a server that is no URL", "/things/{id}", { params: { path: { id: "a" } }, baseUrl: "nowhere" }],
  ])("refuses %s", async (_what, path, init) => {
    const { client, sent } = clientWith({});

    await expect(client.GET(path, init)).rejects.toBeInstanceOf(CallError);
    expect(sent).toEqual([]);
  });

  it("never quotes a secret that cannot be sent", async () => {
    const { client } = clientWith({ credentials: { key: "s3cret\n" } });

    const refused = await client.POST("/things", { body: {} }).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(CallError);
    expect(String(refused)).not.toContain("s3cret");
  });

  it("keeps a refusal that is not well-formed as text, and throws on such a success without quoting it", async () => {
    const headers = { "content-type": "application/json" };
    const refusing = clientWith({}, { answer: () => new Response("<oops>", { status: 502, headers }) });
    const succeeding = clientWith({}, { answer: () => new Response("{s3cret", { status: 201, headers }) });

    expect((await refusing.client.POST("/things", { body: {} })).error).toEqual({
      reason: "status 502 is not documented",
      status: 502,
      body: "<oops>",
    });
    const thrown = await succeeding.client.POST("/things", { body: {} }).catch((error: unknown) => error);
    expect(String(thrown)).toBe("CallError: createThing: the answer is not well-formed application/json.");
  });

  it("gives the response as it came", async () => {
    const { client } = clientWith(
      {},
      { answer: () => Response.json({ id: "t1" }, { status: 201, headers: { "x-a": "b" } }) },
    );

    const { data, response } = await client.POST("/things", { body: {} });

    expect(data).toEqual({ id: "t1" });
    expect({ status: response.status, header: response.headers.get("x-a") }).toEqual({
      status: 201,
      header: "b",
    });
  });

  it("gives up after the time limit", async () => {
    const { client } = clientWith({
      fetch: (request) =>
        new Promise((_, reject) => {
          // On a busy machine the time is over before the request gets here; a real fetch looks too.
          const giveUp = () => reject(request.signal.reason);
          if (request.signal.aborted) giveUp();
          else request.signal.addEventListener("abort", giveUp);
        }),
    });

    await expect(client.POST("/things", { body: {}, timeoutMs: 1 })).rejects.toMatchObject({
      name: "ConnectionError",
      kind: "timeout",
      message: "createThing: no whole answer from https://api.example.test in time.",
    });
  });

  it("passes the finished request to the signer, and what it returns to the server", async () => {
    const signature = {
      algorithm: "hmac-sha1-v2",
      label: "ACME",
      headerPrefix: "x-acme-",
      dateHeader: "x-acme-date",
      subresources: ["detail"],
      virtualHostVariable: "name",
    } as const;
    const operation = { ...createThing, server: "https://{name}.example.test", security: [["signed"]] };
    const { client, sent } = clientWith(
      {
        credentials: { signed: { accessKeyId: "ak", secretAccessKey: "sk" } },
        now: () => new Date("2015-07-01T02:25:05Z"),
      },
      {
        api: {
          ...api,
          security: { signed: { kind: "signature", signature } },
          operations: { "POST /things": operation },
        },
        sign: async ({ method, url, virtualHost, now }, { accessKeyId }, { label }) => ({
          authorization: `${label} ${accessKeyId}:${method} ${url} ${virtualHost} ${now.toISOString()}`,
        }),
      },
    );

    await client.POST("/things", { body: {}, server: { name: "box" } });

    expect(sent[0]?.headers["authorization"]).toBe(
      "ACME ak:POST https://box.example.test/things box 2015-07-01T02:25:05.000Z",
    );
  });
});

describe("a client that validates", () => {
  const isNamed: Validator = Object.assign(
    (value: unknown): value is unknown => {
      const isValid = typeof value === "object" && value !== null && "name" in value;
      isNamed.errors = isValid
        ? null
        : [
            {
              instancePath: "",
              schemaPath: "",
              keyword: "required",
              params: {},
              message: "must have required property 'name'",
            },
          ];
      return isValid;
    },
    { errors: null },
  );
  const validators: OperationValidators = {
    parameters: { path: {}, query: {}, header: {}, cookie: {}, server: {} },
    required: ["body"],
    requestBody: { "application/vnd.things+json": isNamed },
    responses: {
      "201": { content: { "application/vnd.things+json": isNamed }, headers: {}, required: ["x-request-id"] },
    },
  };
  const parts = { validators: async () => ({ createThing: validators }) };

  it("refuses to send a broken request, naming operation, place and constraint", async () => {
    const { client, sent } = clientWith({ validate: { requests: true } }, parts);

    await expect(
      client.POST("/things", { body: { secret: "s3cret" } }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ValidationError: createThing: the request breaks its description: body must have required property 'name']`,
    );
    await expect(client.POST("/things")).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ValidationError: createThing: the request breaks its description: body is required]`,
    );
    expect(sent).toEqual([]);
  });

  it("throws on a broken answer, naming operation, place and constraint", async () => {
    const answer = () =>
      new Response("{}", { status: 201, headers: { "content-type": "application/vnd.things+json" } });
    const { client } = clientWith({ validate: { responses: true } }, { ...parts, answer });

    await expect(client.POST("/things", { body: {} })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ValidationError: createThing: the answer 201 breaks its description: header x-request-id is required; body must have required property 'name']`,
    );
  });

  it("throws on an undocumented media type or success, and lets an undocumented refusal pass", async () => {
    const { client } = clientWith({ validate: { responses: true } }, parts);
    const answering = (status: number) =>
      clientWith({ validate: { responses: true } }, { ...parts, answer: () => Response.json({}, { status }) })
        .client;

    await expect(client.POST("/things", { body: {} })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ValidationError: createThing: the answer 201 breaks its description: header x-request-id is required; content-type must be one of: application/vnd.things+json]`,
    );
    await expect(answering(299).POST("/things", { body: {} })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ValidationError: createThing: the answer 299 breaks its description: status is not documented]`,
    );
    expect((await answering(503).POST("/things", { body: {} })).response.status).toBe(503);
  });
});
