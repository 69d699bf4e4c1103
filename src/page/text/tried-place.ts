import { pointerTo } from "../../core/json-pointer.js";
import type { FindingDetails } from "../../page-data/page-content.js";
import type { ExchangePlace } from "./exchange-place.js";
import { readJson } from "./read-json.js";

/** The part of a request that a case is about, and what it does there. */
export interface TriedPart {
  readonly place: ExchangePlace;
  /** Such as `breaks pattern` or `leaves out name`. */
  readonly label: string;
}

type Request = FindingDetails["request"];

const verbs: Readonly<Record<string, string>> = {
  negative: "breaks",
  boundary: "at the edge of",
  robustness: "odd:",
};

/**
 * The part of the request that the case set apart, read from the case's name and looked up in the request itself.
 *
 * @example triedPart("acme/create/negative/body/name/pattern", request) // body /name, "breaks pattern"
 */
export function triedPart(caseName: string, request: Request): TriedPart | undefined {
  const parts = caseName.split("/");
  const at = parts.findIndex(
    (part, index) => index >= 2 && (part in verbs || part === "credentials" || part === "method"),
  );
  const [kind = "", ...rest] = at === -1 ? [] : parts.slice(at);
  if (kind === "method") return { place: { kind: "method" }, label: "not documented here" };
  if (kind === "credentials") return credentialPart(rest, request);
  const verb = verbs[kind];
  if (verb === undefined) return undefined;
  const [where, ...path] = rest;
  switch (where) {
    case "body":
      return bodyPart(path, verb, request);
    case "header":
    case "query":
    case "path":
      return parameterPart(where, path, verb);
    default:
      return undefined;
  }
}

function credentialPart(rest: readonly string[], { headers }: Request): TriedPart {
  const label = `credential: ${rest.at(-1) ?? ""}`.replaceAll("-", " ");
  const name = headers.find(([header]) => /authorization|key|token/iu.test(header))?.[0];
  return { place: name === undefined ? { kind: "whole" } : { kind: "header", name }, label };
}

function parameterPart(where: "header" | "query" | "path", path: readonly string[], verb: string): TriedPart {
  const [name = "", ...tail] = path;
  const place: ExchangePlace = where === "path" ? { kind: "path" } : { kind: where, name };
  return { place, label: labelOf(verb, tail, name) };
}

function bodyPart(path: readonly string[], verb: string, { body = "" }: Request): TriedPart {
  if (path[0] === "media-type")
    return { place: { kind: "header", name: "content-type" }, label: `${verb} media type` };
  let value = readJson(body)?.value;
  let pointer = "";
  let depth = 0;
  for (const token of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) break;
    value = (value as Readonly<Record<string, unknown>>)[token];
    pointer = pointerTo(pointer, token);
    depth += 1;
  }
  return { place: { kind: "body", pointer }, label: labelOf(verb, path.slice(depth), path[depth - 1] ?? "") };
}

function labelOf(verb: string, tail: readonly string[], name: string): string {
  const [keyword = "", ...more] = tail;
  if (keyword === "required") return `leaves out ${more.join("/") || name}`;
  if (keyword === "") return verb.replace(/:$/u, "");
  return `${verb} ${[keyword, ...more].join("/")}`;
}
