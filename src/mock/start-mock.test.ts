import { connect } from "node:net";
import { request as send } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "./start-mock.js";
import { shop } from "./testing/invented-provider.js";

const mediaType = "application/vnd.shop+json";
const lines: string[] = [];
let mock: Mock;

beforeAll(async () => {
  mock = await startMock(shop, { log: (line) => lines.push(line) });
});

afterAll(() => mock.close());

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

interface Told {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const key = { authorization: "Key k-6fd1c0b2" };
const shelf = { name: "small-shelf", room: "hall" };

function ask({ method = "POST", path = "/shelves", headers = {}, body }: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = { ...(body === undefined ? {} : { "content-type": mediaType }), ...headers };
    const fields = Object.entries(sent).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]);
    const outgoing = send({ port: mock.port, method, path, headers: Object.fromEntries(fields), agent: false });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          type: incoming.headers["content-type"],
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** What comes back on a bare connection. */
function raw(text: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(mock.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
  });
}

const create = (value: unknown, headers = {}) =>
  ask({ headers: { ...key, ...headers }, body: typeof value === "string" ? value : JSON.stringify(value) });

describe("what the mock tells about itself", () => {
  test("its address and every value that it takes", () => {
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    expect(mock.credentials).toEqual({ SHOP_KEY: "k-6fd1c0b2", SHOP_OTHER_KEY: "k-99ab41ce", SHOP_ROOM: "hall" });
  });
});

describe("an accepted request", () => {
  test("takes the documented success with its headers; length and date are the real ones", async () => {
    const { status, type, headers, body } = await create(shelf);
    expect({ status, type, location: headers["location"] }).toEqual({ status: 201, type: mediaType, location: "/shelves/s-1" });
    expect(JSON.parse(body)).toEqual({ id: "s-1", name: "small-shelf" });
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers["date"]).not.toContain("2015");
  });

  test.each([
    ["a second account", { authorization: "Key k-99ab41ce" }],
    ["the word in another case", { authorization: "key k-6fd1c0b2" }],
    ["a media type with a parameter", { "content-type": `${mediaType}; charset=utf-8` }],
    ["an Accept that nothing fits", { accept: "image/png, ;;;" }],
  ])("with %s", async (_, headers) => {
    expect((await create(shelf, headers)).status).toBe(201);
  });

  test("without a body has none, also where the status is 204", async () => {
    expect(await ask({ method: "DELETE", path: "/shelves/s-1", headers: key })).toMatchObject({ status: 204, type: undefined, body: "" });
  });

  test("needs no credential where the operation asks for none", async () => {
    expect(await ask({ method: "GET", path: "/health" })).toMatchObject({ status: 200, type: "text/plain", body: "up" });
  });
});

describe("a refused request", () => {
  test.each([
    ["no credential", {}],
    ["an empty one", { authorization: "" }],
    ["the word alone", { authorization: "Key" }],
    ["another word", { authorization: "Basic k-6fd1c0b2" }],
    ["no word", { authorization: "k-6fd1c0b2" }],
    ["another value", { authorization: "Key k-6fd1c0b3" }],
    ["a part of the value", { authorization: "Key k-6fd1" }],
    ["the value and more", { authorization: "Key k-6fd1c0b20" }],
    ["the value twice", { authorization: ["Key k-6fd1c0b2", "Key k-6fd1c0b2"] }],
  ])("with %s", async (_, headers) => {
    const { status, type, body } = await ask({ headers, body: "not even JSON" });
    expect({ status, type }).toEqual({ status: 401, type: mediaType });
    expect(JSON.parse(body)).toEqual({ error: "Say who you are" });
  });

  test.each([
    ["a body that breaks the schema", { ...shelf, name: "a" }, 422],
    ["a member that is not described", { ...shelf, colour: "red" }, 422],
    ["another type", [], 422],
    ["a broken value deep inside", { ...shelf, inside: { ...shelf, inside: { name: "abc" } } }, 422],
    ["no JSON", "{", 400],
    ["a reference that names nothing", { ...shelf, room: "cellar" }, 404],
  ])("with %s", async (_, value, status) => {
    const answer = await create(value);
    expect(answer).toMatchObject({ status, type: mediaType });
    expect(JSON.parse(answer.body)).toHaveProperty("error");
  });

  test("without a body", async () => {
    expect((await ask({ headers: key })).status).toBe(422);
  });

  test("of another media type, or of none", async () => {
    expect((await create(shelf, { "content-type": "application/json" })).status).toBe(415);
    expect((await ask({ headers: { ...key, "content-type": [] }, body: "{}" })).status).toBe(415);
  });

  test("that the documents do not know takes the nearest documented form", async () => {
    expect(await ask({ path: "/nowhere" })).toMatchObject({ status: 404, type: mediaType, body: '{"error":"There is no such room"}' });
    expect(await ask({ path: "/shelves/%" })).toMatchObject({ status: 400, type: mediaType, body: '{"error":"Something is not valid"}' });
    expect(await ask({ method: "PATCH", headers: key })).toMatchObject({ status: 405, headers: { allow: "GET, POST" }, body: '{"error":"Something is not valid"}' });
    expect(await ask({ method: "HEAD", path: "/nowhere" })).toMatchObject({ status: 404, body: "" });
  });

  test.each([
    ["/shelves", 422],
    ["/shelves?limit=0", 422],
    ["/shelves?limit=x", 422],
    ["/shelves?limit=5&room=kitchen", 422],
    ["/shelves?limit=5&room=hall", 200],
    ["/shelves?limit=5&more=1", 200],
  ])("by its parameters: GET %s", async (path, status) => {
    expect((await ask({ method: "GET", path, headers: key })).status).toBe(status);
  });
});

describe("a preference", () => {
  test.each([
    ["code=409", 409, "taken"],
    ["example=large", 201, "large-shelf"],
    ["code=201, example=large", 201, "large-shelf"],
    ["code=410", 404, "no such room"],
    ["example=huge", 404, "no such room"],
    ["code=404, example=large", 404, "no such room"],
    ["code=abc", 404, "no such room"],
  ])("%s", async (prefer, status, text) => {
    const answer = await create(shelf, { prefer });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  test("does not make a broken request good", async () => {
    expect((await create({}, { prefer: "code=201" })).status).toBe(422);
  });
});

describe("garbage", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  test.each([
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ["a hundred thousand arrays", nested(100_000)],
    ["a hundred thousand objects", `${'{"inside":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["ten megabytes", `{"name":"${"x".repeat(10_000_000)}"}`],
    ["more than the mock reads", "x".repeat(17_000_000)],
    ["a name twice", '{"name":"abc","name":1,"room":"hall"}'],
    ["a number beyond all", '{"name":"abc","room":"hall","boards":1e999}'],
    ["a prototype", '{"__proto__":{"name":"abc","room":"hall"}}'],
  ])("%s is refused, and the mock goes on", async (_, body) => {
    const answer = await ask({ headers: key, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(answer.body)).toHaveProperty("error");
    expect((await create(shelf)).status).toBe(201);
  });

  test.each([
    ["no HTTP", "hello\r\n\r\n"],
    ["a method that nobody knows", "BREW /shelves HTTP/1.1\r\nHost: a\r\n\r\n"],
    ["a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n"],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(100_000)}\r\n\r\n`],
    ["two lengths", "POST /shelves HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["no Host", "GET /nowhere HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["an expectation", "GET /nowhere HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\nConnection: close\r\n\r\n"],
    ["an upgrade", "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n"],
    ["an absolute target", "GET http://a/nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
    ["no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
    ["dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  ])("%s on the connection is answered with a body", async (_, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('{"error":');
    expect((await create(shelf)).status).toBe(201);
  });

  test("a client that leaves in the middle is let go", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(mock.port, "127.0.0.1", () => {
        socket.write("POST /shelves HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf", () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    expect((await create(shelf)).status).toBe(201);
  });
});

test("the log has one line an answer and no credential", async () => {
  lines.length = 0;
  await create(shelf);
  await ask({ method: "GET", path: "/shelves?limit=5&key=k-6fd1c0b2", headers: key });
  await ask({ method: "GET", path: "/k-6fd1c0b2" });
  expect(lines).toEqual(["POST /shelves 201 createShelf", "GET /shelves?limit&key 200 listShelves", "GET /*** 404"]);
});

test("with a latency an answer waits, and closing does not wait for it", async () => {
  const slow = await startMock(shop, { latencyMs: 3_600_000 });
  const waiting = fetch(`${slow.url}/health`).then(
    () => "answered",
    () => "let go",
  );
  await create(shelf);
  await slow.close();
  expect(await waiting).toBe("let go");
});
