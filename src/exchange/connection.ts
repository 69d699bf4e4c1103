import { Client, type Dispatcher, Pool } from "undici";
import { type Exchange, headerOf, type WireRequest } from "../core/exchange.js";
import { watchDeadlines } from "./deadlines.js";
import { type Flight, fail, flightOf } from "./flight.js";
import { isLoopbackName } from "./target-address.js";
import { codeOf, transportFailure } from "./transport-failure.js";

/** The limits of a connection. */
export interface ConnectionOptions {
  /** How many sockets may be open to one origin. */
  readonly concurrency: number;
  /** Limit for a whole exchange, from `send` to the last byte of the body. */
  readonly timeoutMs: number;
  /** Reading stops behind this many bytes of body. */
  readonly maxBodyBytes: number;
}

/** Sends requests exactly as they are. */
export interface Connection {
  /** Sends one request. Never rejects: what goes wrong is the exchange's `failure`. */
  send(request: WireRequest, signal?: AbortSignal): Promise<Exchange>;
  /** Closes every socket at once; what is still under way fails as `aborted`. */
  close(): Promise<void>;
}

/** Names in a host make an origin each; more pools than this are not kept open. */
const MAX_POOLS = 64;

/**
 * How long an idle socket stays open: shorter than any server's own patience, so that the two sides hardly
 * ever race, one closing and the other sending.
 */
const IDLE_MS = 1500;
const MAX_HEADER_BYTES = 64 * 1024;
/** Methods that change nothing, so that sending them twice cannot be told from sending them once. */
const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/**
 * Opens connections: the only place that does. Paths go out raw, `Host` can be any, redirects are answers
 * like others, and no content coding is asked for or removed. Every name under `localhost` is 127.0.0.1.
 *
 * A request whose kept-alive connection dies before one byte of the answer came is sent once more, on a
 * connection of its own, if sending twice cannot matter: its method is safe, or the operating system took
 * none of its bytes (`EPIPE`). Anything else is reported as `dropped`: a `PUT` or `DELETE` leaves the same
 * state when it is repeated, but not the same answer, and the answer is what we judge. On a connection that
 * never carried an answer before there was no race, so nothing is repeated.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const deadlines = watchDeadlines(options.timeoutMs);
  const pools = new Map<string, Pool>();
  const single = new Set<Client>();
  let isClosed = false;

  const poolFor = (origin: string): Pool => {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const [oldest] = pools;
    if (pools.size >= MAX_POOLS && oldest !== undefined) {
      pools.delete(oldest[0]);
      void oldest[1].close().catch(() => undefined);
    }
    const pool = new Pool(origin, { connections: options.concurrency, ...clientOptions(options) });
    pools.set(origin, pool);
    return pool;
  };

  const dispatch = (flight: Flight, isRetry: boolean) => {
    const { origin, host } = connectTo(flight.request);
    try {
      const request = dispatchOptions(flight.request, host);
      if (!isRetry) {
        poolFor(origin).dispatch(request, flight);
        return;
      }
      const client = new Client(origin, clientOptions(options));
      single.add(client);
      client.dispatch({ ...request, reset: true }, flight);
    } catch (error) {
      fail(flight, transportFailure(error, flight.request.origin));
    }
  };

  return {
    send(request, signal) {
      return new Promise((resolve) => {
        const onAbort = () => fail(flight, { kind: "aborted", message: "the request was given up" });
        const flight = flightOf(request, options.maxBodyBytes, {
          over(ended, error) {
            if (!isClosed && mayRepeat(ended, error)) {
              prepareAgain(ended);
              dispatch(ended, true);
              return;
            }
            deadlines.forget(ended);
            signal?.removeEventListener("abort", onAbort);
            if (single.size > 0) closeIdle(single);
            resolve(ended.exchange ?? { request });
          },
        });
        if (isClosed || signal?.aborted === true) {
          onAbort();
          return;
        }
        signal?.addEventListener("abort", onAbort, { once: true });
        deadlines.watch(flight);
        dispatch(flight, false);
      });
    },
    async close() {
      isClosed = true;
      await Promise.all(
        [...pools.values(), ...single].map((client) => client.destroy().catch(() => undefined)),
      );
      deadlines.stop();
      pools.clear();
      single.clear();
    },
  };
}

function clientOptions({ timeoutMs }: ConnectionOptions): Client.Options {
  return {
    pipelining: 1,
    // The limit for the whole exchange is ours; the client's own would only count pauses.
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: timeoutMs,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    // The client takes this much off what a server offers; our idle time is short enough as it is.
    keepAliveTimeoutThreshold: 500,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
}

function dispatchOptions(request: WireRequest, host: string | undefined): Dispatcher.DispatchOptions {
  const headers: string[] = host === undefined ? [] : ["Host", host];
  for (const [name, value] of request.headers) headers.push(name, value);
  return {
    path: request.path,
    method: request.method as Dispatcher.HttpMethod, // any token is a method; the type lists the usual ones
    headers,
    body: request.body ?? null,
  };
}

/** Where a request really goes, and the `Host` that must be added for it. */
function connectTo(request: WireRequest): { readonly origin: string; readonly host?: string } {
  const { origin } = request;
  if (!origin.includes("localhost")) return { origin };
  const match = /^(https?):\/\/([^/:]+)(:\d+)?$/i.exec(origin);
  const [, scheme = "", hostname = "", port = ""] = match ?? [];
  if (match === null || !isLoopbackName(hostname)) return { origin };
  const loopback = { origin: `${scheme}://127.0.0.1${port}` };
  return headerOf(request.headers, "host") === undefined
    ? { ...loopback, host: `${hostname}${port}` }
    : loopback;
}

/** Whether a kept-alive connection died under a request that may be sent again. */
function mayRepeat(flight: Flight, error: unknown): boolean {
  if (error === undefined || flight.answered || flight.retried || flight.cut === undefined) return false;
  const code = codeOf(error);
  if (code === "EPIPE") return true;
  if (code !== "ECONNRESET" && code !== "UND_ERR_SOCKET") return false;
  return SAFE_METHODS.has(flight.request.method) && !isFreshSocket(error);
}

/** Whether an error names a socket that never carried an answer. */
function isFreshSocket(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("socket" in error)) return false;
  const { socket } = error;
  return typeof socket === "object" && socket !== null && "bytesRead" in socket && socket.bytesRead === 0;
}

function prepareAgain(flight: Flight): void {
  flight.retried = true;
  flight.settled = false;
  flight.cut = undefined;
  flight.exchange = undefined;
}

/** Lets go of connections that were opened for one repeated request. */
function closeIdle(clients: Set<Client>): void {
  for (const client of clients) {
    if (client.stats.size > 0) continue;
    clients.delete(client);
    void client.close().catch(() => undefined);
  }
}
