import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { WireRequest } from "../core/exchange.js";
import type { ConnectionHeader, MockAnswer } from "./answer-writer.js";
import type { Front } from "./front.js";
import { receiveRequest } from "./receive-request.js";

/** A listening server. */
export interface ServedFront {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** How to serve a front. */
export interface ServeOptions {
  /** `0`: any free port. */
  readonly port: number;
  readonly host: string;
  readonly latencyMs: number;
  /** Told of every answer before it goes out. */
  readonly onAnswer: (request: WireRequest, answer: MockAnswer) => void;
}

/** Puts a front behind a listening port: raw bytes in, whole answers out, whatever a client sends. */
export async function serveFront(front: Front, options: ServeOptions): Promise<ServedFront> {
  const server = createServer({ requireHostHeader: false, keepAliveTimeout: 60_000 });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const received = await receiveRequest(incoming, `http://${options.host}:${portOf(server)}`);
    if (received === undefined) return;
    const { request, tooLarge } = received;
    const answer = tooLarge ? front.refuse("too-large", request) : front.answer(request);
    options.onAnswer(request, answer);
    if (options.latencyMs > 0) await wait(options.latencyMs, undefined, { ref: false });
    send(answer, outgoing);
  };
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // What goes wrong here is the connection, which has nobody left to be told.
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  };
  server.on("request", onRequest);
  // Without a listener Node answers an expectation that it does not know by itself, without a body.
  server.on("checkExpectation", onRequest);
  server.on("connect", (_, socket) => endWith(front.refuse("method"), socket));
  server.on("clientError", (_, socket) => endWith(front.refuse("malformed"), socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return { port: portOf(server), close: () => close(server) };
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // One that was on its way is let go too, or whoever made it would wait for an answer for ever.
    server.on("connection", (socket) => socket.destroy());
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function send(answer: MockAnswer, outgoing: ServerResponse): void {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of answer.headers) headers[name] = value;
  if (answer.status !== 204 && answer.status !== 304) headers["Content-Length"] = answer.body.length;
  if (answer.withheld !== undefined) withhold(answer.withheld, headers, outgoing);
  outgoing.writeHead(answer.status, headers);
  outgoing.end(answer.body.length > 0 ? answer.body : undefined);
}

/** Without a length the end of the connection ends the body. */
function withhold(
  names: readonly ConnectionHeader[],
  headers: OutgoingHttpHeaders,
  outgoing: ServerResponse,
): void {
  if (names.includes("date")) outgoing.sendDate = false;
  if (!names.includes("content-length")) return;
  delete headers["Content-Length"];
  headers["Connection"] = "close";
  outgoing.useChunkedEncodingByDefault = false;
}

/** Answers on a bare socket, where Node could make no request of what came. */
function endWith(answer: MockAnswer, socket: Duplex): void {
  socket.on("error", () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${answer.body.length}`,
    "Connection: close",
  ];
  socket.end(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), answer.body]));
}
