import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer, Asked } from "./answer.js";

/** A listening server. */
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** `0`: any free port. */
  readonly port: number;
  /** Told of what went wrong while answering; the client learns no more than that. */
  readonly onFailure: (cause: unknown) => void;
}

/** Puts answers behind a port. */
export async function listen(
  answer: (asked: Asked) => Promise<Answer>,
  { host, port, onFailure }: ListenOptions,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch((cause: unknown) => {
      onFailure(cause);
      if (!outgoing.headersSent) outgoing.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      outgoing.end("assay failed to answer; its terminal says why.\n");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  answer: (asked: Asked) => Promise<Answer>,
  { method = "GET", url = "/", headers }: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { status, headers: told, body } = await answer({ method, target: url, headers });
  outgoing.writeHead(status, status === 304 ? told : { ...told, "Content-Length": body.length });
  outgoing.end(body);
}
