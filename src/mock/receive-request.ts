import type { IncomingMessage } from "node:http";
import type { Header, WireRequest } from "../core/exchange.js";

/** A request as it came, or what of it could be read when its body is more than the mock takes. */
export interface ReceivedRequest {
  readonly request: WireRequest;
  readonly tooLarge: boolean;
}

/** The largest body that the mock reads: enough for any description, and for clients that test limits. */
const bodyLimitBytes = 16 * 1024 * 1024;

/** Reads a whole request; `undefined` when the client went away before its end. */
export async function receiveRequest(
  incoming: IncomingMessage,
  origin: string,
): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      // What is too much is read and forgotten: a client that is still sending would miss the answer.
      if (length <= bodyLimitBytes) chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  const tooLarge = length > bodyLimitBytes;
  return {
    tooLarge,
    request: {
      method: incoming.method ?? "GET",
      origin,
      path: incoming.url ?? "/",
      headers: headersOf(incoming.rawHeaders),
      ...(length === 0 || tooLarge ? {} : { body: Buffer.concat(chunks) }),
    },
  };
}

function headersOf(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    headers.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return headers;
}
