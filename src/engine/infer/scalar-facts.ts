import { isJsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { SchemaAt } from "../../documents/model.js";
import { listOf } from "../../documents/read-members.js";
import { resolveAt } from "../../documents/reference.js";

/** What schemas say of a scalar. */
export interface ScalarFacts {
  /** Without `null`, sorted. */
  readonly types: readonly string[];
  readonly format: string | undefined;
  readonly isReadOnly: boolean;
  /** It is never answered, or holds another format. */
  readonly isOpaque: boolean;
}

/** Formats that say one thing in several ways. */
const rewritten = new Set([
  "uri",
  "uri-reference",
  "iri",
  "iri-reference",
  "url",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv6",
  "time",
  "duration",
  "password",
  "byte",
  "binary",
  "html",
  "markdown",
]);

/** Gathers what schemas say of a scalar, through references and `allOf`, `anyOf` and `oneOf`. */
export function scalarFacts(schemas: readonly SchemaAt[]): ScalarFacts {
  const types = new Set<string>();
  const formats = new Set<string>();
  let isReadOnly = false;
  let isOpaque = false;
  const visit = ({ root, pointer }: SchemaAt, depth: number): void => {
    const resolved = isJsonObject(root) ? resolveAt(root, pointer) : undefined;
    if (!isJsonObject(resolved?.value) || depth > 6) return;
    const { value } = resolved;
    const stated = value["type"];
    for (const type of Array.isArray(stated) ? stated : [stated])
      if (typeof type === "string") types.add(type);
    if (typeof value["format"] === "string") formats.add(value["format"]);
    isReadOnly ||= value["readOnly"] === true;
    isOpaque ||= value["writeOnly"] === true;
    isOpaque ||= value["contentMediaType"] !== undefined || value["contentEncoding"] !== undefined;
    for (const keyword of ["allOf", "anyOf", "oneOf"])
      listOf(value, keyword).forEach((_, index) => {
        visit({ root, pointer: pointerTo(resolved.pointer, keyword, index) }, depth + 1);
      });
  };
  for (const schema of schemas) visit(schema, 0);
  types.delete("null");
  return {
    types: [...types].sort(),
    format: [...formats].sort().join(" ") || undefined,
    isReadOnly,
    isOpaque,
  };
}

/** Whether two fields can be compared as they are. */
export function isComparable(left: ScalarFacts, right: ScalarFacts): boolean {
  if (left.isOpaque || right.isOpaque) return false;
  if (left.types.length !== 1 || left.types[0] !== right.types[0] || right.types.length !== 1) return false;
  return left.format === right.format && !rewritten.has(left.format ?? "");
}
