import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closed, urlOf } from "./acme-server.js";
import { depotTokens } from "./depot-provider.js";

/** One way in which a server of the invented provider may be wrong. */
export type DepotDefect =
  | "duplicates accepted"
  | "large sizes forgotten"
  | "another default"
  | "no walls between accounts"
  | "quota ignored"
  | "bad names taken"
  | "deletes nothing"
  | "creates nothing"
  | "seals shown in conflicts"
  | "fails on delete"
  | "fails on creation"
  | "always busy"
  | "reads no box";

/** How a server of the invented provider is. */
export interface DepotOptions {
  readonly defect?: DepotDefect;
  /** A new box shows in reads only after this. */
  readonly lagMs?: number;
  /** Runs after each answer. */
  readonly onAnswer?: () => void;
}

interface Box {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly colour: string;
  readonly seal?: string;
  readonly owner: string;
  readonly visibleAt: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly owner: string;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** A faultless server of the invented provider, or one with a defect. */
export async function startDepot({ defect, lagMs = 0, onAnswer }: DepotOptions = {}) {
  const boxes = new Map<string, Box>();
  const asked: string[] = [];
  let count = 0;

  const create = ({ owner, body }: Asked): Answer => {
    if (defect === "fails on creation") return refusal(500, "no");
    if (defect === "always busy") return refusal(429, "come back later");
    const order = orderOf(body);
    if (order === undefined || (!/^[a-z0-9-]{3,30}$/.test(order.name) && defect !== "bad names taken"))
      return refusal(400, "invalid");
    const own = [...boxes.values()].filter((box) => box.owner === owner);
    const namesake = own.find(({ name }) => name === order.name);
    if (namesake !== undefined && defect !== "duplicates accepted")
      return refusal(409, defect === "seals shown in conflicts" ? `taken: ${namesake.seal}` : "taken");
    // What is never deleted would soon fill the quota, and show nothing else.
    if (own.length >= 2 && defect !== "quota ignored" && defect !== "deletes nothing")
      return refusal(429, "too many");
    if (defect === "creates nothing") return refusal(409, "no room");
    count += 1;
    const size = defect === "large sizes forgotten" && order.size > 41 ? 41 : order.size;
    const colour = order.colour ?? (defect === "another default" ? "red" : "grey");
    const box = { id: `b-${count}`, ...order, size, colour, owner, visibleAt: Date.now() + lagMs };
    boxes.set(box.id, box);
    return { status: 201, body: shownBox({ ...box, size: order.size }) };
  };
  const answerTo = (request: Asked): Answer => {
    if (request.owner === "") return refusal(401, "no token");
    const id = /^\/boxes\/([^/]+)$/.exec(request.path)?.[1];
    const visible = [...boxes.values()].filter(
      (box) => box.owner === request.owner || defect === "no walls between accounts",
    );
    if (request.path === "/boxes" && request.method === "POST") return create(request);
    if (request.path === "/boxes" && request.method === "GET")
      return { status: 200, body: visible.map(shownBox) };
    const box = visible.find((candidate) => candidate.id === id);
    if (id === undefined) return refusal(request.path === "/boxes" ? 405 : 404, "no such path");
    if (request.method === "GET" && defect === "reads no box") return refusal(405, "no such method");
    if (request.method === "GET")
      return box === undefined || box.visibleAt > Date.now()
        ? refusal(404, "no such box")
        : { status: 200, body: shownBox(box) };
    if (request.method !== "DELETE") return refusal(405, "no such method");
    if (box === undefined) return refusal(404, "no such box");
    if (defect === "fails on delete") return refusal(500, "no");
    if (defect !== "deletes nothing") boxes.delete(box.id);
    return { status: 204 };
  };

  const server = createServer(async (request, response) => {
    const read = await asRead(request);
    asked.push(`${read.method} ${read.path} ${read.body}`.trimEnd());
    send(response, answerTo(read));
    onAnswer?.();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: urlOf(server), asked, left: () => [...boxes.keys()], close: () => closed(server) };
}

function orderOf(
  text: string,
): (Pick<Box, "name" | "size"> & { colour?: string; seal?: string }) | undefined {
  try {
    const { name, size, colour, seal } = JSON.parse(text);
    const good =
      typeof name === "string" &&
      Number.isInteger(size) &&
      size >= 1 &&
      size <= 100 &&
      (seal === undefined || (typeof seal === "string" && [...seal].length >= 12)) &&
      (colour === undefined || colour === "grey" || colour === "red");
    return good ? { name, size, colour, seal } : undefined;
  } catch {
    return undefined;
  }
}

function shownBox({ id, name, size, colour }: Box) {
  return { id, name, size, colour };
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}

async function asRead(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const token = request.headers.authorization?.replace(/^Bearer /, "");
  const isJson = request.headers["content-type"]?.startsWith("application/json") === true;
  const owner = Object.entries(depotTokens).find(([, known]) => known === token)?.[0] ?? "";
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    owner,
    body: isJson ? Buffer.concat(chunks).toString() : "",
  };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, body === undefined ? {} : { "content-type": "application/json" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
