import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire; header names and values as sent. */
export interface RecordedRequest {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** What the recording server answers. */
export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Runs calls against a loopback server that gives one answer to all of them, and returns what it was sent. */
export async function recordExchange(
  answer: CannedAnswer,
  calls: (port: number) => Promise<void>,
): Promise<RecordedRequest[]> {
  const recorded: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    recorded.push(await record(request));
    response.writeHead(answer.status, { connection: "close", ...answer.headers });
    response.end(request.method === "HEAD" ? undefined : answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await calls(port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return recorded.map((request) => withoutPort(request, port));
}

/** Headers that say something of the provider's; the rest is the platform's own. */
const platformHeaders =
  /^(connection|accept-language|sec-fetch-mode|user-agent|accept-encoding|content-length|keep-alive)$/i;

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = request.rawHeaders
    .flatMap((name, i) => (i % 2 === 0 ? [`${name.toLowerCase()}: ${request.rawHeaders[i + 1] ?? ""}`] : []))
    .filter((line) => !platformHeaders.test(line.slice(0, line.indexOf(":"))))
    .sort();
  return { line: `${request.method} ${request.url}`, headers, body: Buffer.concat(chunks).toString() };
}

function withoutPort(request: RecordedRequest, port: number): RecordedRequest {
  return { ...request, headers: request.headers.map((line) => line.replace(`:${port}`, "")) };
}
