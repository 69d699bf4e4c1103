import type { Exchange, Header, TransportFailure, WireRequest } from "../core/exchange.js";
import type { Timed } from "./deadlines.js";
import { transportFailure } from "./transport-failure.js";

/** What a flight tells when it is over. */
export interface FlightEnd {
  /** Called once; an error of the connection can still become a second attempt. */
  over(flight: Flight, error: unknown): void;
}

/**
 * One request under way: what the HTTP client calls back into. A plain object with shared functions, for
 * one is made for every request.
 */
export interface Flight extends Timed {
  readonly request: WireRequest;
  readonly maxBodyBytes: number;
  readonly end: FlightEnd;
  readonly startedAt: number;
  sentAt: number;
  /** Set while the request is on a connection: cuts it off. */
  cut: ((error: Error) => void) | undefined;
  settled: boolean;
  /** Whether any byte of an answer came. */
  answered: boolean;
  retried: boolean;
  status: number;
  headers: readonly Header[];
  /** The body so far: nothing, the only chunk, or all chunks. */
  chunks: Buffer[];
  size: number;
  exchange: Exchange | undefined;
  onConnect(abort: (error?: Error) => void): void;
  onResponseStarted(): void;
  onHeaders(status: number, headers: Buffer[]): boolean;
  onData(chunk: Buffer): boolean;
  onComplete(): void;
  onError(error: Error): void;
}

/** Makes the flight of one request. */
export function flightOf(request: WireRequest, maxBodyBytes: number, end: FlightEnd): Flight {
  return {
    request,
    maxBodyBytes,
    end,
    startedAt: performance.now(),
    sentAt: 0,
    deadline: 0,
    cut: undefined,
    settled: false,
    answered: false,
    retried: false,
    status: 0,
    headers: NO_HEADERS,
    chunks: [],
    size: 0,
    exchange: undefined,
    expire,
    onConnect,
    onResponseStarted,
    onHeaders,
    onData,
    onComplete,
    onError,
  };
}

/** Ends a flight with a failure of our choosing, and cuts its connection. */
export function fail(flight: Flight, failure: TransportFailure): void {
  if (flight.settled) return;
  flight.settled = true;
  flight.exchange = { request: flight.request, failure };
  flight.end.over(flight, undefined);
  flight.cut?.(new Error(failure.message));
}

const NO_HEADERS: readonly Header[] = [];
const EMPTY = new Uint8Array();

function expire(this: Flight): void {
  const waitedMs = Math.round(performance.now() - this.startedAt);
  const seen =
    this.status === 0 ? "no answer" : `status ${this.status} and ${this.size} bytes of the body, but no end,`;
  fail(this, { kind: "timeout", message: `${seen} within ${waitedMs} ms` });
}

function onConnect(this: Flight, abort: (error?: Error) => void): void {
  // Given up while it waited for a connection: throwing here keeps the connection for others.
  if (this.settled) throw new Error("given up before it was sent");
  this.cut = abort;
  this.sentAt = performance.now();
}

function onResponseStarted(this: Flight): void {
  this.answered = true;
}

function onHeaders(this: Flight, status: number, headers: Buffer[]): boolean {
  if (status < 200) return true;
  this.status = status;
  const pairs: Header[] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    // The client leaves the white space behind a value in place (RFC 9110, 5.5).
    pairs.push([latin1(headers[i]), latin1(headers[i + 1]).trimEnd()]);
  }
  this.headers = pairs;
  return true;
}

function onData(this: Flight, chunk: Buffer): boolean {
  this.size += chunk.length;
  if (this.size > this.maxBodyBytes) {
    this.chunks = [];
    fail(this, { kind: "too-large", message: `the body is longer than ${this.maxBodyBytes} bytes` });
    return true;
  }
  this.chunks.push(chunk);
  return true;
}

function onComplete(this: Flight): void {
  if (this.settled) return;
  this.settled = true;
  const [first] = this.chunks;
  this.exchange = {
    request: this.request,
    response: {
      status: this.status,
      headers: this.headers,
      body: this.chunks.length === 1 && first !== undefined ? first : joined(this.chunks, this.size),
      durationMs: performance.now() - this.sentAt,
    },
  };
  this.end.over(this, undefined);
}

function onError(this: Flight, error: Error): void {
  if (this.settled) return;
  this.settled = true;
  const failure = transportFailure(error, this.request.origin, this.status === 0 ? "nothing" : "head");
  this.exchange = { request: this.request, failure };
  this.end.over(this, error);
}

function joined(chunks: readonly Buffer[], size: number): Uint8Array {
  return size === 0 ? EMPTY : Buffer.concat(chunks, size);
}

function latin1(bytes: Buffer | undefined): string {
  return bytes === undefined ? "" : bytes.toString("latin1");
}
