import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, bodyText, type Received } from "./message.js";
import type { ReferenceServer } from "./reference-server.js";
import { type Style, unlistedAnswer } from "./style.js";

const bodyLimitBytes = 10 * 1024 * 1024;

/** A server's behaviour, free of sockets. */
export interface Behaviour {
  readonly env: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly left: () => readonly string[];
  readonly answer: (request: Received) => Answer;
}

/** Listens on a loopback port and answers with a behaviour. */
export async function serve(behaviour: Behaviour, port = 0, host = "127.0.0.1"): Promise<ReferenceServer> {
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    void receive(incoming)
      .then((request) => {
        const answer =
          request === "too large" ? unlistedAnswer(behaviour.style, "body", 413) : behaviour.answer(request);
        send(answer, incoming, outgoing, behaviour.style);
      })
      .catch((bug: unknown) => outgoing.destroy(bug instanceof Error ? bug : undefined));
  });
  server.on("connect", (_request, socket) => {
    requests += 1;
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://${host}:${portOf(server)}`,
    env: behaviour.env,
    requests: () => requests,
    left: behaviour.left,
    close: () => close(server),
  };
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function receive(incoming: IncomingMessage): Promise<Received | "too large"> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      // What is too much is read and forgotten: closing early would reset the connection.
      if (length <= bodyLimitBytes) chunks.push(chunk);
    }
  } catch {
    // The client went away; nobody will read the answer.
  }
  if (length > bodyLimitBytes) return "too large";
  const target = incoming.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? "" : target.slice(mark + 1),
    headers: headersOf(incoming.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

function headersOf(raw: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = (raw[index + 1] ?? "").trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

function send(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse, style: Style): void {
  if (answer.dropped) {
    incoming.socket.destroy();
    return;
  }
  const write = () => {
    outgoing.statusCode = answer.status;
    const type = answer.type === undefined ? {} : { "Content-Type": withCharset(answer.type, style) };
    for (const [name, value] of Object.entries({ ...type, ...answer.headers })) {
      outgoing.setHeader(inCase(name, style), value);
    }
    const body = bodyText(answer);
    if (style.chunked && body !== "" && incoming.method !== "HEAD") outgoing.write(body);
    else if (answer.status !== 204) outgoing.setHeader("Content-Length", Buffer.byteLength(body));
    outgoing.end(style.chunked ? undefined : body);
  };
  if (answer.delayMs === undefined) write();
  else setTimeout(write, answer.delayMs).unref();
}

function withCharset(type: string, style: Style): string {
  return style.charset && !type.includes(";") ? `${type}; charset=utf-8` : type;
}

function inCase(name: string, style: Style): string {
  if (style.headerCase === "lower") return name.toLowerCase();
  return style.headerCase === "upper" ? name.toUpperCase() : name;
}
