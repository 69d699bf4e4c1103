import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Exchange, WireRequest } from "../core/exchange.js";
import { type Connection, type ConnectionOptions, openConnection } from "./connection.js";

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function listen(server: Server | HttpServer): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function httpServer(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** A server that says what it is told for each chunk that comes in. */
async function tcpServer(talk: (socket: Socket, received: string, n: number) => void): Promise<string> {
  let n = 0;
  const server = createTcpServer((socket) =>
    socket.on("data", (data) => talk(socket, data.toString("latin1"), n++)),
  );
  return `http://127.0.0.1:${await listen(server)}`;
}

function connect(options: Partial<ConnectionOptions> = {}): Connection {
  const connection = openConnection({ concurrency: 4, timeoutMs: 2000, maxBodyBytes: 1_000_000, ...options });
  cleanUps.push(() => connection.close());
  return connection;
}

function get(origin: string, path = "/", headers: WireRequest["headers"] = []): WireRequest {
  return { method: "GET", origin, path, headers };
}

function bodyOf({ response }: Exchange): string {
  return Buffer.from(response?.body ?? []).toString("utf8");
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

describe("what goes out", () => {
  test.each(["/a/../b", "/%2e%2e/x", "/a//b?x=%41&y=a+b", "/?acl", "/a;b=1,2?q=[1]|2"])(
    "keeps the path %s raw",
    async (path) => {
      const origin = await httpServer((request, response) => response.end(request.url));
      expect(bodyOf(await connect().send(get(origin, path)))).toBe(path);
    },
  );

  test("sends headers as they are, repeated ones too, and lets Host be any", async () => {
    const origin = await httpServer((request, response) => response.end(JSON.stringify(request.rawHeaders)));
    const headers = [
      ["Host", "other.example.com"],
      ["X-A", "1"],
      ["X-A", "2"],
      ["X-Latin", "\u00e9"],
      ["X-Empty", ""],
    ] as const;
    const sent = JSON.parse(bodyOf(await connect().send(get(origin, "/", headers)))) as string[];
    expect(sent).toEqual([
      "host",
      "other.example.com",
      "connection",
      "keep-alive",
      "X-A",
      "1",
      "X-A",
      "2",
      "X-Latin",
      "\u00e9",
      "X-Empty",
      "",
    ]);
  });

  test("sends a body with any method", async () => {
    const origin = await httpServer(
      (request, response) => void read(request).then((text) => response.end(`${request.method} ${text}`)),
    );
    const connection = connect();
    for (const method of ["GET", "POST", "DELETE", "PURGE"]) {
      const exchange = await connection.send({
        ...get(origin),
        method,
        body: new TextEncoder().encode("h\u00e9"),
      });
      expect(bodyOf(exchange)).toBe(`${method} h\u00e9`);
    }
  });

  test("takes every name under localhost for 127.0.0.1 and keeps it as Host", async () => {
    const origin = await httpServer((request, response) => response.end(request.headers.host));
    const port = new URL(origin).port;
    const connection = connect();
    expect(bodyOf(await connection.send(get(`http://some.bucket.localhost:${port}`)))).toBe(
      `some.bucket.localhost:${port}`,
    );
    const named = get(`http://localhost:${port}`, "/", [["Host", "my-bucket"]]);
    expect(bodyOf(await connection.send(named))).toBe("my-bucket");
  });

  test("keeps connections alive", async () => {
    const ports = new Set<number | undefined>();
    const origin = await httpServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const connection = connect({ concurrency: 1 });
    for (let i = 0; i < 5; i++) await connection.send(get(origin));
    expect(ports.size).toBe(1);
  });

  test("does not send what cannot be sent", async () => {
    const connection = connect();
    const exchange = await connection.send(get("http://127.0.0.1:9", "/", [["X-A", "a\r\nb: c"]]));
    expect(exchange.failure).toEqual({
      kind: "aborted",
      message: "the request cannot be sent (invalid X-A header)",
    });
    expect((await connection.send(get("http://127.0.0.1:9", "/a b"))).failure?.kind).toBe("aborted");
    expect((await connection.send(get("http://exa mple:9"))).failure?.kind).toBe("unresolved");
  });
});

describe("what comes back", () => {
  test("keeps the order of headers, their case and their duplicates", async () => {
    const origin = await tcpServer((socket) =>
      socket.write(
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX-One:  1 \r\nset-cookie: b=2\r\nContent-Length: 0\r\n\r\n",
      ),
    );
    const { response } = await connect().send(get(origin));
    expect(response?.headers).toEqual([
      ["Set-Cookie", "a=1"],
      ["X-One", "1"],
      ["set-cookie", "b=2"],
      ["Content-Length", "0"],
    ]);
  });

  test("follows no redirect and decodes no content", async () => {
    const origin = await httpServer((_, response) => {
      response.writeHead(302, { Location: "/", "Content-Encoding": "gzip" }).end("not gzip");
    });
    const exchange = await connect().send(get(origin));
    expect(exchange.response?.status).toBe(302);
    expect(bodyOf(exchange)).toBe("not gzip");
  });

  test("passes over informational answers", async () => {
    const origin = await tcpServer((socket) =>
      socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}`),
    );
    expect((await connect().send(get(origin))).response?.status).toBe(200);
  });

  test("joins a body that comes in pieces", async () => {
    const origin = await httpServer((_, response) => {
      response.write("one ");
      setTimeout(() => response.end("two"), 5);
    });
    expect(bodyOf(await connect().send(get(origin)))).toBe("one two");
  });

  test("reads a HEAD answer and a body that ends with the connection", async () => {
    const origin = await httpServer((request, response) => {
      if (request.method === "HEAD") response.writeHead(200, { "Content-Length": "5" }).end();
      else request.socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end");
    });
    const connection = connect();
    expect((await connection.send({ ...get(origin), method: "HEAD" })).response).toMatchObject({
      status: 200,
      body: new Uint8Array(),
    });
    expect(bodyOf(await connection.send(get(origin)))).toBe("to the end");
  });
});

describe("what goes wrong", () => {
  const failureOf = async (origin: string, options: Partial<ConnectionOptions> = {}) => {
    const exchange = await connect(options).send(get(origin));
    expect(exchange.response).toBeUndefined();
    return exchange.failure;
  };

  test("refused", async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    cleanUps.length = 0;
    const failure = await failureOf(`http://127.0.0.1:${port}`);
    expect(failure).toEqual({
      kind: "refused",
      message: `nothing answers at http://127.0.0.1:${port} (connect ECONNREFUSED 127.0.0.1:${port})`,
    });
  });

  test("unresolved", async () => {
    expect((await failureOf("http://nowhere.invalid"))?.kind).toBe("unresolved");
  });

  test("dropped before an answer, in its head, and in its body", async () => {
    expect((await failureOf(await tcpServer((socket) => socket.end())))?.kind).toBe("dropped");
    expect((await failureOf(await tcpServer((socket) => socket.resetAndDestroy())))?.kind).toBe("dropped");
    expect((await failureOf(await tcpServer((socket) => socket.end("HTTP/1.1 200 OK\r\nConte"))))?.kind).toBe(
      "dropped",
    );
    const cutBody = await tcpServer((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
    );
    expect((await failureOf(cutBody))?.kind).toBe("dropped");
    const cutClosing = await tcpServer((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc"),
    );
    expect((await failureOf(cutClosing))?.kind).toBe("dropped");
    const cutChunks = await tcpServer((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
    );
    expect((await failureOf(cutChunks))?.kind).toBe("dropped");
  });

  test.each([
    "garbage\r\n\r\n",
    "\u0000\u0001\u0002\u0003",
    "HTTP/9.9 200 OK\r\n\r\n",
    "HTTP/1.1 abc OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\nNo Colon\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    `HTTP/1.1 200 OK\r\nX-Big: ${"x".repeat(70_000)}\r\n\r\n`,
    "SSH-2.0-OpenSSH_9.6\r\n",
  ])("malformed: %j", async (answer) => {
    const failure = await failureOf(await tcpServer((socket) => socket.write(answer, "latin1")));
    expect(failure?.kind).toBe("malformed");
  });

  test("garbage behind an answer does not spoil the next one", async () => {
    const origin = await tcpServer((socket) => socket.write(`${OK}garbage`));
    const connection = connect({ concurrency: 1 });
    for (let i = 0; i < 3; i++) {
      const { response, failure } = await connection.send(get(origin));
      expect(response?.status ?? failure?.kind).toBe(200);
    }
  });

  test("timeout: no answer", async () => {
    expect(await failureOf(await tcpServer(() => undefined), { timeoutMs: 60 })).toMatchObject({
      kind: "timeout",
      message: expect.stringMatching(/^no answer within \d+ ms$/),
    });
  });

  test("timeout: a body that drips", async () => {
    const origin = await httpServer((_, response) => {
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(drip));
    });
    const failure = await failureOf(origin, { timeoutMs: 80 });
    expect(failure?.kind).toBe("timeout");
    expect(failure?.message).toMatch(/^status 200 and \d+ bytes of the body, but no end, within \d+ ms$/);
  });

  test("timeout: a head that drips", async () => {
    const origin = await tcpServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX: ");
      const drip = setInterval(() => socket.write("x"), 10);
      socket.on("close", () => clearInterval(drip));
    });
    expect((await failureOf(origin, { timeoutMs: 80 }))?.kind).toBe("timeout");
  });

  test("timeout: waiting for a connection counts", async () => {
    const origin = await tcpServer(() => undefined);
    const connection = connect({ concurrency: 1, timeoutMs: 60 });
    const exchanges = await Promise.all([connection.send(get(origin)), connection.send(get(origin))]);
    expect(exchanges.map(({ failure }) => failure?.kind)).toEqual(["timeout", "timeout"]);
  });

  test("too large: reading stops", async () => {
    let written = 0;
    const origin = await httpServer((_, response) => {
      const block = Buffer.alloc(1 << 20);
      const pump = () => {
        while (written < 100 && !response.destroyed) {
          written++;
          if (!response.write(block)) return void response.once("drain", pump);
        }
        response.end();
      };
      pump();
    });
    expect(await failureOf(origin, { maxBodyBytes: 100_000 })).toEqual({
      kind: "too-large",
      message: "the body is longer than 100000 bytes",
    });
    expect(written).toBeLessThan(100);
  });

  test("aborted: by a signal, before and during, and by close", async () => {
    const origin = await tcpServer(() => undefined);
    const connection = connect();
    expect((await connection.send(get(origin), AbortSignal.abort())).failure?.kind).toBe("aborted");
    const controller = new AbortController();
    const sent = connection.send(get(origin), controller.signal);
    setTimeout(() => controller.abort(), 20);
    expect((await sent).failure?.kind).toBe("aborted");
    const left = connection.send(get(origin));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await connection.close();
    expect((await left).failure?.kind).toBe("aborted");
    expect((await connection.send(get(origin))).failure?.kind).toBe("aborted");
  });

  test("after a failure the connection goes on", async () => {
    const origin = await tcpServer((socket, received) => {
      if (received.startsWith("GET /drop")) socket.destroy();
      else if (received.startsWith("GET /bad")) socket.write("?\r\n\r\n");
      else socket.write(OK);
    });
    const connection = connect({ concurrency: 1 });
    const statuses: (number | string | undefined)[] = [];
    for (const path of ["/", "/drop", "/", "/bad", "/"]) {
      const { response, failure } = await connection.send(get(origin, path));
      statuses.push(response?.status ?? failure?.kind);
    }
    expect(statuses).toEqual([200, "dropped", 200, "malformed", 200]);
  });
});

describe("a connection that dies under a request", () => {
  /** Answers the first request of each connection and drops the second, unless that is all it gets. */
  const dropsSecond = (seen: string[]) => {
    const counts = new WeakMap<Socket, number>();
    return tcpServer((socket, received) => {
      const count = (counts.get(socket) ?? 0) + 1;
      counts.set(socket, count);
      seen.push(received.split(" ", 1)[0] ?? "");
      if (count === 1) socket.write(OK);
      else socket.destroy();
    });
  };

  test("a safe request is sent once more on a new connection", async () => {
    const seen: string[] = [];
    const connection = connect({ concurrency: 1 });
    const origin = await dropsSecond(seen);
    await connection.send(get(origin));
    expect((await connection.send(get(origin))).response?.status).toBe(200);
    expect(seen).toEqual(["GET", "GET", "GET"]);
  });

  test.each(["POST", "PUT", "DELETE"])("%s is not sent twice", async (method) => {
    const seen: string[] = [];
    const connection = connect({ concurrency: 1 });
    const origin = await dropsSecond(seen);
    await connection.send(get(origin));
    expect((await connection.send({ ...get(origin), method })).failure?.kind).toBe("dropped");
    expect(seen).toEqual(["GET", method]);
  });

  test("nothing is repeated on a new connection", async () => {
    const seen: string[] = [];
    const origin = await tcpServer((socket, received) => {
      seen.push(received);
      socket.destroy();
    });
    expect((await connect().send(get(origin))).failure?.kind).toBe("dropped");
    expect(seen).toHaveLength(1);
  });
});
