import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { closed, urlOf } from "./acme-server.js";

/** The project folder of an invented provider whose plants can be listed. */
export const nurseryFolder = join(dirname(fileURLToPath(import.meta.url)), "nursery");

/** The credential that the nursery knows. */
export const nurseryToken = "nur/s3cret+token=with&odd-0123456789";

/** What the nursery answers once it has added a plant. */
export type AnswerToAdding =
  | "as documented"
  | "status 500"
  | "nothing, and hangs up"
  | "no JSON"
  | "no body"
  | "an identifier of nothing"
  | "the identifier of another's plant";

interface Plant {
  readonly id: string;
  readonly name: string;
  readonly height: number;
}

/** Plants that were there before any run. */
const others: readonly Plant[] = ["p-a", "p-b"].map((id) => ({ id, name: `not-yours-${id}`, height: 5 }));

/** A faultless server of the invented provider that may be odd about one thing. */
export async function startNursery(answer: AnswerToAdding = "as documented", onAdded?: () => void) {
  const plants = new Map(others.map((plant) => [plant.id, plant]));
  let count = 0;
  const add = (response: ServerResponse, text: string): void => {
    const wanted = plantOf(text);
    if (wanted === undefined) {
      send(response, 400, { error: "invalid" });
      return;
    }
    count += 1;
    const plant = { id: `p-${count}`, ...wanted };
    plants.set(plant.id, plant);
    onAdded?.();
    if (answer === "status 500") send(response, 500, { error: "oops" });
    else if (answer === "nothing, and hangs up") response.destroy();
    else if (answer === "no JSON")
      response.writeHead(201, { "content-type": "application/json" }).end("{oops");
    else if (answer === "no body") send(response, 201);
    else if (answer === "an identifier of nothing") send(response, 201, { ...plant, id: "p-99999" });
    else if (answer === "the identifier of another's plant") send(response, 201, { ...plant, id: "p-a" });
    else send(response, 201, plant);
  };
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const { method, url = "" } = request;
    const id = /^\/plants\/([^/]+)$/.exec(url)?.[1];
    if (url !== "/plants" && id === undefined) return send(response, 404, { error: "no such path" });
    const allowed = id === undefined ? ["GET", "POST"] : ["GET", "DELETE"];
    if (!allowed.includes(method ?? "")) return send(response, 405, undefined, { allow: allowed.join(", ") });
    if (request.headers.authorization !== `Bearer ${nurseryToken}`)
      return send(response, 401, { error: "who are you?" });
    if (method === "POST") return add(response, isJson(request) ? text : "");
    if (id === undefined) return send(response, 200, [...plants.values()]);
    const plant = plants.get(id);
    if (plant === undefined) return send(response, 404, { error: "no such plant" });
    if (method === "GET") return send(response, 200, plant);
    plants.delete(id);
    send(response, 204);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: urlOf(server),
    /** How many plants runs have added. */
    added: () => count,
    /** The identifiers of the plants that runs added and that are there still. */
    left: () => [...plants.keys()].filter((id) => !others.some((other) => other.id === id)),
    /** How many of the plants that were there before are there still. */
    others: () => others.filter(({ id }) => plants.has(id)).length,
    close: () => closed(server),
  };
}

function plantOf(text: string): Pick<Plant, "name" | "height"> | undefined {
  try {
    const { name, height, pin } = JSON.parse(text);
    const good =
      typeof name === "string" &&
      /^[a-z0-9-]{3,40}$/.test(name) &&
      Number.isInteger(height) &&
      height >= 1 &&
      height <= 100 &&
      (pin === undefined || (typeof pin === "string" && [...pin].length >= 12 && [...pin].length <= 60));
    return good ? { name, height } : undefined;
  } catch {
    return undefined;
  }
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.split(";")[0]?.trim() === "application/json";
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body?: unknown, headers = {}): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
