import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { acmeToken } from "./acme-provider.js";

/** Changes one answer of the faultless server. */
export type Tamper = (
  answer: AcmeAnswer,
  request: { method: string; body: string; token: string },
) => AcmeAnswer;

/** An answer before it is sent. */
export interface AcmeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A faultless server of the invented provider, or one that a test tampers with. */
export async function startAcme(tamper: Tamper = (answer) => answer) {
  const things = new Set<string>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const token = request.headers.authorization ?? "";
    const method = request.method ?? "";
    const answer = tamper(
      answerTo({ method, path: request.url ?? "", body, token, type: request.headers["content-type"] ?? "" }),
      { method, body, token },
    );
    send(response, answer);
  });
  const answerTo = (request: {
    method: string;
    path: string;
    body: string;
    token: string;
    type: string;
  }): AcmeAnswer => {
    if (request.token !== `Bearer ${acmeToken}`) return { status: 401, body: { error: "no token" } };
    const id = /^\/things\/([^/]+)$/.exec(request.path)?.[1];
    if (id !== undefined) {
      if (request.method !== "DELETE") return { status: 405 };
      return things.delete(id) ? { status: 204 } : { status: 404, body: { error: "no such thing" } };
    }
    if (request.path !== "/things") return { status: 404, body: { error: "no such path" } };
    if (request.method !== "POST") return { status: 405 };
    const thing = thingOf(request.body);
    if (!request.type.startsWith("application/json") || thing === undefined)
      return { status: 400, body: { error: "invalid" } };
    count += 1;
    const made = { id: `t-${count}`, name: thing.name, size: thing.size };
    things.add(made.id);
    return { status: 201, body: made };
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: urlOf(server), left: () => [...things], close: () => closed(server) };
}

function thingOf(text: string): { name: string; size: number } | undefined {
  try {
    const { name, size, secret, colour } = JSON.parse(text);
    const good =
      typeof name === "string" &&
      /^[a-z0-9-]{3,30}$/.test(name) &&
      Number.isInteger(size) &&
      size >= 1 &&
      size <= 100 &&
      (secret === undefined || (typeof secret === "string" && [...secret].length >= 12)) &&
      (colour === undefined || colour === "red" || colour === "green");
    return good ? { name, size } : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, body, headers }: AcmeAnswer): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  });
  response.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
}

/** The base URL of a listening server. */
export function urlOf(server: Pick<Server, "address">): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server with all its connections. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
