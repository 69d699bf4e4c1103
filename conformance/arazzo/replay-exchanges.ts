import { headerOf, type WireRequest } from "../../src/core/exchange.js";
import { type Json, jsonEquals } from "../../src/core/json.js";
import type { RequestValue } from "../../src/core/request-value.js";
import { codecFor } from "../../src/exchange/codec-for.js";
import { serialiseRequest } from "../../src/exchange/serialise-request.js";
import type { StepCall, StepMessage, WorkflowPorts } from "../../src/workflow/ports.js";
import type { RecordedExchange } from "./conformance-case.js";

/** What a replay has seen. */
export interface Replay {
  readonly ports: Pick<WorkflowPorts, "send" | "pause">;
  /** What was sent otherwise than recorded. */
  readonly deviations: readonly string[];
  readonly waits: readonly number[];
  readonly sent: () => number;
}

/** Answers a runner from recorded exchanges, in order, and notes what it sends otherwise. */
export function replayExchanges(recorded: readonly RecordedExchange[]): Replay {
  const deviations: string[] = [];
  const waits: number[] = [];
  let sent = 0;
  return {
    deviations,
    waits,
    sent: () => sent,
    ports: {
      pause: async (ms) => {
        waits.push(ms / 1000);
      },
      send: async (call) => {
        const exchange = recorded[sent];
        sent += 1;
        const { wire, value } = wireOf(call);
        if (exchange === undefined) {
          deviations.push(`${wire.method} ${wire.path} is one request more than recorded`);
          return { kind: "stopped", reason: "nothing more is recorded" };
        }
        deviations.push(...deviationsOf(wire, exchange.request));
        return { kind: "answered", message: messageOf({ wire, value }, call, exchange.response) };
      },
    },
  };
}

interface Sending {
  readonly wire: WireRequest;
  readonly value: RequestValue;
}

function wireOf(call: StepCall): Sending {
  const inPlace = (place: string): Record<string, Json> =>
    Object.fromEntries(
      call.parameters.filter((parameter) => parameter.in === place).map(({ name, value }) => [name, value]),
    );
  const { body } = call;
  const mediaType = body?.contentType ?? "application/octet-stream";
  const value: RequestValue = {
    path: inPlace("path"),
    query: inPlace("query"),
    header: inPlace("header"),
    cookie: inPlace("cookie"),
    server: {},
    ...(body === undefined
      ? {}
      : {
          body:
            body.form === "text"
              ? { kind: "raw", mediaType, bytes: new TextEncoder().encode(String(body.value)) }
              : { kind: "value", mediaType, value: body.value },
        }),
  };
  const serialised = serialiseRequest(call.operation, value, { variables: {} });
  if (serialised.kind !== "request") throw new Error(serialised.reason);
  return { wire: serialised.request, value };
}

function deviationsOf(wire: WireRequest, expected: RecordedExchange["request"]): string[] {
  const found: string[] = [];
  const compare = (what: string, actual: unknown, wanted: unknown) => {
    if (actual !== wanted) found.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`);
  };
  compare("method", wire.method, expected.method);
  compare("target", wire.path, expected.target);
  for (const [name, wanted] of Object.entries(expected.headers ?? {}))
    compare(`header ${name}`, valuesOf(wire, name), wanted ?? undefined);
  const text = wire.body === undefined ? "" : new TextDecoder().decode(wire.body);
  if (expected.text !== undefined) compare("body", text, expected.text);
  if (expected.body !== undefined && !jsonEquals(parsed(text), expected.body))
    found.push(`body is ${text}, not ${JSON.stringify(expected.body)}`);
  return found;
}

/** All values of a header, which a request must not have twice. */
function valuesOf({ headers }: WireRequest, name: string): string | undefined {
  const own = headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase());
  return own.length === 0 ? undefined : own.map(([, value]) => value).join(", ");
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function messageOf(
  { wire, value }: Sending,
  call: StepCall,
  response: RecordedExchange["response"],
): StepMessage {
  const text = response.text ?? (response.body === undefined ? "" : JSON.stringify(response.body));
  const mediaType = response.text === undefined ? "application/json" : "text/plain";
  const headers = Object.entries({ "Content-Type": mediaType, ...response.headers });
  const decoded =
    text === ""
      ? undefined
      : codecFor(headerOf(headers.toReversed(), "content-type") ?? "").read(new TextEncoder().encode(text));
  return {
    url: `${wire.origin}${wire.path}`,
    method: wire.method,
    request: {
      headers: wire.headers,
      query: value.query,
      path: value.path,
      ...(call.body === undefined ? {} : { body: call.body.value }),
    },
    response: {
      status: response.status,
      headers,
      ...(decoded?.kind === "value" ? { body: decoded.value } : {}),
      text,
    },
  };
}
