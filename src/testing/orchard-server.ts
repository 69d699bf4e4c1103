import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { closed, urlOf } from "./acme-server.js";

/** A credential of the orchard. */
export const orchardToken = "orch-4hT8sLq2Vx";

/** What one handler answers; a text body goes out as HTML. */
export interface OrchardAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Changes an answer before it goes out: one defect. */
export type OrchardDefect = (
  answer: OrchardAnswer,
  request: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly authorized: boolean;
  },
) => OrchardAnswer;

type Thing = Readonly<Record<string, unknown>>;

/**
 * A server of an orchard as people write them upon a small web framework: scalars are converted, unknown members
 * are dropped, what has no route is answered with a page, and names are taken once.
 */
export async function startOrchard(defect: OrchardDefect = (answer) => answer) {
  const trees = new Map<number, Thing>();
  const notes = new Map<string, Thing>();
  const harvests = new Map<number, Thing>();
  let next = 1;

  const respond = (method: string, url: URL, request: IncomingMessage, body: Buffer): OrchardAnswer => {
    const path = url.pathname.replace(/^\/api/, "");
    if (!url.pathname.startsWith("/api")) return page(404);
    if (path !== "/" && path.endsWith("/"))
      return { status: 308, headers: { location: url.pathname.slice(0, -1) } };
    if (path === "/about")
      return method === "GET"
        ? { status: 200, body: "An orchard", headers: { "content-type": "text/plain; charset=utf-8" } }
        : notAllowed("GET");
    const routes: readonly (readonly [RegExp, readonly string[]])[] = [
      [/^\/trees$/, ["GET", "POST"]],
      [/^\/trees\/[^/]+$/, ["GET", "PUT", "DELETE"]],
      [/^\/trees\/[^/]+\/notes$/, ["POST"]],
      [/^\/trees\/[^/]+\/notes\/[^/]+$/, ["GET", "DELETE"]],
      [/^\/pictures$/, ["POST"]],
      [/^\/harvests$/, ["GET", "POST"]],
      [/^\/harvests\/[^/]+$/, ["DELETE"]],
    ];
    const route = routes.find(([pattern]) => pattern.test(path));
    if (route === undefined) return page(404);
    if (method === "OPTIONS") return { status: 204, headers: { allow: route[1].join(", ") } };
    if (!route[1].includes(method)) return notAllowed(route[1].join(", "));
    if (request.headers.authorization !== `Bearer ${orchardToken}`) return refused(401, "who are you?");
    const type = (request.headers["content-type"] ?? "").split(";")[0];
    const [, kind = "", id = "", , noteId = ""] = path.split("/");
    const json = (): unknown => {
      try {
        return JSON.parse(body.toString("utf8"));
      } catch {
        return undefined;
      }
    };
    if (kind === "pictures") {
      if (type !== "multipart/form-data") return refused(415, "send a form");
      const text = body.toString("latin1");
      const title = /name="title"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/.exec(text)?.[1];
      if (
        !/name="file"/.test(text) ||
        (title !== undefined && [...Buffer.from(title, "latin1").toString("utf8")].length > 40)
      )
        return refused(400, "no such form");
      return { status: 202, body: { bytes: body.length } };
    }
    if (kind === "harvests") {
      if (method === "GET") return { status: 200, body: [...harvests.values()] };
      if (method === "DELETE")
        return harvests.delete(Number(id)) ? { status: 204 } : refused(404, "no such harvest");
      if (type !== "application/json") return refused(415, "send JSON");
      const wanted = json();
      if (!isThing(wanted)) return refused(422, "no object");
      const kilos = Number(wanted["kilos"]);
      const on = wanted["on"];
      if (
        wanted["kilos"] === undefined ||
        !(kilos > 0 && kilos <= 5000) ||
        (on !== undefined && on !== null && !(typeof on === "string" && isDate(on)))
      )
        return refused(422, "no such harvest");
      if (!trees.has(Number(wanted["treeId"]))) return refused(422, "no such tree");
      next += 1;
      harvests.set(next, { id: next, treeId: Number(wanted["treeId"]), kilos });
      return { status: 201, body: harvests.get(next) };
    }
    if (noteId !== "") {
      if (!trees.has(Number(id)) || !notes.has(noteId)) return refused(404, "no such note");
      if (method === "GET") return { status: 200, body: notes.get(noteId) };
      notes.delete(noteId);
      return { status: 204 };
    }
    if (path.endsWith("/notes")) {
      if (!trees.has(Number(id))) return refused(404, "no such tree");
      if (type !== "application/x-www-form-urlencoded") return refused(415, "send a form");
      const form = new URLSearchParams(body.toString("utf8"));
      const [text, stars] = [form.get("text") ?? "", form.get("stars")];
      if (text === "" || [...text].length > 200) return refused(400, "no text");
      if (stars !== null && !/^[1-5]$/.test(stars.trim())) return refused(400, "one to five stars");
      const note = {
        id: randomUUID(),
        treeId: Number(id),
        text,
        ...(stars === null ? {} : { stars: Number(stars) }),
      };
      notes.set(note.id, note);
      return { status: 201, body: note };
    }
    if (id === "" && method === "GET") {
      const [limit, kinds] = [url.searchParams.get("limit"), url.searchParams.get("kind")];
      if (limit !== null && !(/^\s*\+?\d+\s*$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 50))
        return refused(400, "no such limit");
      if (
        kinds !== null &&
        kinds !== "" &&
        !kinds.split(",").every((one) => ["apple", "pear", "plum"].includes(one))
      )
        return refused(400, "no such kind");
      if (/(?:^|; )theme=(?!light(?:;|$)|dark(?:;|$))/.test(request.headers.cookie ?? ""))
        return refused(400, "no such theme");
      const found = [...trees.values()].filter(
        (tree) => !kinds || kinds.split(",").includes(String(tree["kind"])),
      );
      return { status: 200, body: found.slice(-Number(limit ?? 20)) };
    }
    if (id !== "" && !/^-?\d+$/.test(id)) return page(404);
    if (id !== "" && !trees.has(Number(id))) return refused(404, "no such tree");
    if (method === "GET") return { status: 200, body: trees.get(Number(id)) };
    if (method === "DELETE") {
      trees.delete(Number(id));
      for (const [note, { treeId }] of notes) if (treeId === Number(id)) notes.delete(note);
      return { status: 204 };
    }
    if (type !== "application/json") return refused(415, "send JSON");
    const wanted = json();
    const fault = treeFault(wanted);
    if (!isThing(wanted) || fault !== undefined) return refused(400, fault ?? "no object");
    const owner = [...trees.values()].find((tree) => tree["name"] === wanted["name"]);
    if (owner !== undefined && owner["id"] !== Number(id)) return refused(409, "that name is taken");
    next += 1;
    const number = id === "" ? next : Number(id);
    const tree = {
      id: number,
      kind: wanted["kind"],
      name: String(wanted["name"]),
      plantedAt: new Date().toISOString(),
      height: wanted["height"] === undefined || wanted["height"] === null ? null : Number(wanted["height"]),
      remark: wanted["remark"] ?? null,
      ...(wanted["remark"] === undefined || wanted["remark"] === null
        ? {}
        : { remark: String(wanted["remark"]) }),
      leaves: "green",
    };
    trees.set(number, tree);
    return id === ""
      ? { status: 201, body: tree, headers: { location: `/api/trees/${number}` } }
      : { status: 200, body: tree };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const method = request.method ?? "GET";
      const body = Buffer.concat(chunks);
      const authorized = request.headers.authorization === `Bearer ${orchardToken}`;
      const answer = defect(respond(method, url, request, body), {
        method,
        path: url.pathname,
        body: body.toString("latin1"),
        authorized,
      });
      const isText = typeof answer.body === "string";
      response.writeHead(answer.status, {
        ...(answer.body === undefined
          ? {}
          : { "content-type": isText ? "text/html; charset=utf-8" : "application/json; charset=utf-8" }),
        ...answer.headers,
      });
      response.end(
        answer.body === undefined ? undefined : isText ? answer.body : JSON.stringify(answer.body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${urlOf(server)}/api`,
    left: () => trees.size + notes.size + harvests.size,
    close: () => closed(server),
  };
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

function treeFault(wanted: unknown): string | undefined {
  if (!isThing(wanted)) return "no object";
  const { name, kind, sort, height, remark } = wanted;
  const scalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);
  if (!scalar(name) || !/^[^\x00-\x1f]+$/.test(String(name)) || [...String(name)].length > 60)
    return "no such name";
  if (remark !== undefined && remark !== null && (!scalar(remark) || [...String(remark)].length > 100))
    return "no such remark";
  if (kind === "apple") return sort === "sweet" || sort === "sour" ? undefined : "no such sort";
  if (kind !== "pear") return "no such kind";
  const tall = Number(height ?? 0);
  return (scalar(height) || height === undefined || height === null) &&
    tall >= 0 &&
    tall <= 30 &&
    height !== ""
    ? undefined
    : "no such height";
}

function refused(status: number, error: string): OrchardAnswer {
  return { status, body: { error } };
}

function page(status: number): OrchardAnswer {
  return { status, body: `<!doctype html><title>${status}</title><pre>Cannot do that</pre>` };
}

function notAllowed(allow: string): OrchardAnswer {
  return { status: 405, body: "<h1>Method Not Allowed</h1>", headers: { allow } };
}
