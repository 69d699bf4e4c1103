import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "./start-mock.js";
import { ask, askForShelf, askRaw, shopKey } from "./testing/ask.js";
import { shop } from "./testing/invented-provider.js";

const shelf = { name: "small-shelf", room: "hall" };
let mock: Mock;

beforeAll(async () => {
  mock = await startMock(shop);
});

afterAll(() => mock.close());

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
    const answer = await ask(mock.port, { headers: shopKey, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(answer.body)).toHaveProperty("error");
    expect((await askForShelf(mock.port, shelf)).status).toBe(201);
  });

  test.each([
    ["no HTTP", "hello\r\n\r\n"],
    ["a method that nobody knows", "BREW /shelves HTTP/1.1\r\nHost: a\r\n\r\n"],
    ["a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n"],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(100_000)}\r\n\r\n`],
    ["two lengths", "POST /shelves HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["no Host", "GET /nowhere HTTP/1.1\r\nConnection: close\r\n\r\n"],
    [
      "an expectation",
      "GET /nowhere HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\nConnection: close\r\n\r\n",
    ],
    [
      "an upgrade",
      "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n",
    ],
    ["an absolute target", "GET http://a/nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
    ["no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
    ["dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  ])("%s on the connection is answered with a body", async (_, text) => {
    const answer = await askRaw(mock.port, text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('{"error":');
    expect((await askForShelf(mock.port, shelf)).status).toBe(201);
  });

  test("a client that leaves in the middle is let go", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(mock.port, "127.0.0.1", () => {
        socket.write("POST /shelves HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf", () =>
          socket.destroy(),
        );
      });
      socket.on("close", () => resolve());
    });
    expect((await askForShelf(mock.port, shelf)).status).toBe(201);
  });
});
