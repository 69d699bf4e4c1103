import type { Header } from "../core/exchange.js";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import { listOf, objectOf, textOf, textsOf } from "./read-members.js";

/**
 * What the provider's page says word by word where the description had to choose: its own samples, the
 * servers that it lists, its list of answers (`x-as-documented`). No request is made of it.
 */
export interface AsDocumented {
  readonly servers: readonly DocumentedServer[];
  readonly answers: readonly DocumentedAnswers[];
  readonly samples: readonly DocumentedSample[];
}

/** A server that the documentation lists. */
export interface DocumentedServer {
  readonly pointer: JsonPointer;
  readonly url: string;
  readonly variables: readonly string[];
}

/** The statuses in a page's own list of answers. */
export interface DocumentedAnswers {
  readonly pointer: JsonPointer;
  readonly source: string;
  readonly operation: string;
  readonly statuses: readonly string[];
}

/** One sample of the page: a request, a response or both. */
export interface DocumentedSample {
  readonly pointer: JsonPointer;
  readonly source: string;
  readonly operation: string;
  readonly request?: SampleMessage;
  readonly response?: SampleMessage;
}

/** One message of a sample; what the sample does not show is absent. */
export interface SampleMessage {
  readonly pointer: JsonPointer;
  readonly status?: string;
  readonly headers?: readonly Header[];
  /** The body as data. */
  readonly body?: Json;
  /** The body as it is printed. */
  readonly text?: string;
}

/** Reads `x-as-documented` of a description; empty where there is none. */
export function asDocumented(root: JsonObject): AsDocumented {
  const node = objectOf(root, "x-as-documented");
  const entries = (member: string) =>
    listOf(node, member).flatMap((entry, index) =>
      isJsonObject(entry) ? [{ entry, pointer: pointerTo("/x-as-documented", member, index) }] : [],
    );
  return {
    servers: entries("servers").map(({ entry, pointer }) => serverAt(entry, pointer)),
    answers: entries("answers").map(({ entry, pointer }) => ({
      pointer,
      source: textOf(entry, "source"),
      operation: textOf(entry, "operation"),
      statuses: textsOf(entry, "statuses"),
    })),
    samples: entries("samples").map(({ entry, pointer }) => ({
      pointer,
      source: textOf(entry, "source"),
      operation: textOf(entry, "operation"),
      ...messageIn(entry, pointer, "request"),
      ...messageIn(entry, pointer, "response"),
    })),
  };
}

/** Every server that the description itself or the page beside it lists. */
export function documentedServers(root: JsonObject): DocumentedServer[] {
  const own = listOf(root, "servers").flatMap((server, index) =>
    isJsonObject(server) ? [serverAt(server, pointerTo("/servers", index))] : [],
  );
  return [...own, ...asDocumented(root).servers];
}

function serverAt(server: JsonObject, pointer: JsonPointer): DocumentedServer {
  return { pointer, url: textOf(server, "url"), variables: Object.keys(objectOf(server, "variables") ?? {}) };
}

function messageIn(
  sample: JsonObject,
  owner: JsonPointer,
  member: "request" | "response",
): Partial<Record<"request" | "response", SampleMessage>> {
  const node = objectOf(sample, member);
  if (node === undefined) return {};
  const { body, text, status } = node;
  const headers = objectOf(node, "headers");
  const message: SampleMessage = {
    pointer: pointerTo(owner, member),
    ...(status === undefined ? {} : { status: String(status) }),
    ...(headers === undefined
      ? {}
      : { headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as const) }),
    ...(body === undefined ? {} : { body }),
    ...(typeof text === "string" ? { text } : {}),
  };
  return { [member]: message };
}
