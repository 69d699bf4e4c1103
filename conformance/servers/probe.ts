import type { Received } from "./message.js";

/** One request of a test, and what it is about; those called "bad" have to be refused. */
export interface Probe {
  readonly what: string;
  readonly request: Received;
}

/** A request of which the target may hold a query. */
export function request(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): Received {
  const [path = "", query = ""] = target.split("?");
  return { method, path, query, headers: new Map(Object.entries(headers)), body: Buffer.from(body) };
}
