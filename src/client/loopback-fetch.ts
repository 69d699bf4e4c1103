import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Readable } from "node:stream";

/** What of Node a request needs; asked of the process, so that no bundle for browsers meets an import of it. */
interface NodeParts {
  readonly http: Requesting;
  readonly https: Requesting;
  readonly stream: { readonly Readable: typeof Readable };
}

interface Requesting {
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
}

/** Statuses whose responses cannot have a body. */
const BODILESS = new Set([204, 205, 304]);

/** The parts of Node, or nothing where there is no Node. */
export function nodeParts(): NodeParts | undefined {
  if (typeof process !== "object" || typeof process.getBuiltinModule !== "function") return undefined;
  const [http, https, stream] = ["node:http", "node:https", "node:stream"].map((name) =>
    process.getBuiltinModule(name),
  );
  if (http === undefined || https === undefined || stream === undefined) return undefined;
  // The names above say which modules these are.
  return { http, https, stream } as NodeParts;
}

/** A `fetch` that takes every host name for this machine; IPv4, as our own servers listen there. */
export async function loopbackFetch(request: Request, node: NodeParts): Promise<Response> {
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const incoming = await answerTo(request, body, node);
  const { statusCode: status = 0, statusMessage: statusText = "" } = incoming;
  const headers = new Headers(pairsOf(incoming.rawHeaders));
  // Node's type of a web stream and the platform's are the same thing from two declarations.
  const content = BODILESS.has(status) ? null : (node.stream.Readable.toWeb(incoming) as ReadableStream);
  if (content === null) incoming.resume();
  return new Response(content, { status, statusText, headers });
}

function answerTo(
  { method, url, headers, signal }: Request,
  body: Uint8Array | undefined,
  { http, https }: NodeParts,
): Promise<IncomingMessage> {
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: Object.fromEntries(headers),
      signal,
      lookup: (_host, options, found) => {
        if (options.all === true) found(null, [{ address: "127.0.0.1", family: 4 }]);
        else found(null, "127.0.0.1", 4);
      },
    });
    sent.once("response", resolve);
    // As `fetch` says it: the network's failures are TypeErrors, an end by signal has the signal's reason.
    sent.once("error", (cause) => {
      reject(signal.aborted ? signal.reason : new TypeError("fetch failed", { cause }));
    });
    sent.end(body);
  });
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : [],
  );
}
