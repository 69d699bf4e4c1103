import { request as send } from "node:http";
import { connect } from "node:net";

/** A request to a mock of the invented shop. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

/** What the mock answered. */
export interface Told {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The media type of the shop's bodies. */
export const shopMediaType = "application/vnd.shop+json";

/** The header that the shop's first account sends. */
export const shopKey = { authorization: "Key k-6fd1c0b2" };

/** Sends one request on a connection of its own; by default to make a shelf. */
export function ask(port: number, asked: Asked): Promise<Told> {
  const { method = "POST", path = "/shelves", headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const sent = { ...(body === undefined ? {} : { "content-type": shopMediaType }), ...headers };
    const fields = Object.entries(sent).map(([name, value]) => [
      name,
      typeof value === "string" ? value : [...value],
    ]);
    const outgoing = send({ port, method, path, headers: Object.fromEntries(fields), agent: false });
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

/** Asks the first account's way for a shelf; text goes out as it is. */
export function askForShelf(port: number, value: unknown, headers: Asked["headers"] = {}): Promise<Told> {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  return ask(port, { headers: { ...shopKey, ...headers }, body });
}

/** What comes back for a text on a bare connection, until it is closed. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
  });
}
