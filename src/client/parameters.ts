import type { Json } from "../core/json.js";
import type { ParameterLocation } from "../core/request-value.js";
import {
  type EncodedPair,
  type WrittenParameter,
  writePairs,
  writeSegment,
} from "../exchange/parameter-text.js";
import type { OperationData } from "./api-data.js";
import { CallError } from "./call-error.js";
import { headerText } from "./header-text.js";

/** Parameter values of one location, by name; a caller's types allow data alone. */
export type ParameterValues = Readonly<Record<string, Json | undefined>>;

/** The query of a call as pairs, both sides encoded. */
export function queryPairs(operation: OperationData, values: ParameterValues): EncodedPair[] {
  return pairsOf(operation, "query", values);
}

/** The cookies of a call's cookie parameters as pairs, both sides encoded. */
export function cookiePairs(operation: OperationData, values: ParameterValues): EncodedPair[] {
  return pairsOf(operation, "cookie", values);
}

/**
 * The path of a call. A segment of dots alone would be taken for a step up or down when the URL is
 * parsed, and an empty one would name another resource: both are refused.
 */
export function pathText(operation: OperationData, template: string, values: ParameterValues): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new CallError(operation.id, `path parameter "${name}" has no value; give it in \`params.path\`.`);
    const text = writeSegment(parameterOf(operation, "path", name), value);
    if (text === undefined) throw unwritable(operation, `path ${name}`);
    if (/^\.{0,2}$/.test(text))
      throw new CallError(operation.id, `path parameter "${name}" must not be empty, "." or "..".`);
    return text;
  });
}

/** The headers of a call's header parameters. */
export function parameterHeaders(operation: OperationData, values: ParameterValues): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = writeSegment(parameterOf(operation, "header", name), value);
    if (text === undefined) throw unwritable(operation, `header ${name}`);
    headers[name] = headerText(operation.id, name, text);
  }
  return headers;
}

function pairsOf(operation: OperationData, where: ParameterLocation, values: ParameterValues): EncodedPair[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const pairs = writePairs(parameterOf(operation, where, name), value);
    if (pairs === undefined) throw unwritable(operation, `${where} ${name}`);
    return pairs;
  });
}

/** A parameter as its codec wants it: its own style, or the default of its location. */
function parameterOf(operation: OperationData, where: ParameterLocation, name: string): WrittenParameter {
  const isForm = where === "query" || where === "cookie";
  const unusual = operation.parameters?.find((data) => data.in === where && data.name === name);
  return {
    name,
    in: where,
    style: isForm ? "form" : "simple",
    explode: isForm,
    allowReserved: false,
    ...unusual,
  };
}

function unwritable(operation: OperationData, part: string): CallError {
  return new CallError(operation.id, `${part} holds text that is no Unicode.`);
}
