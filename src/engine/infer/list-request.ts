import { isJsonObject, type Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Listing } from "../../documents/crud/crud-resource.js";
import { resolveAt } from "../../documents/reference.js";
import { type Made, moot, type Prepared, type Script } from "./sequence.js";

/** A page size that shows all that a run has made, where the description allows it. */
const largeEnough = 100;

/** The request that lists as much as it can: the largest page, nothing filtered. */
export function wholeListRequest(script: Script, list: Listing, made?: Made): Prepared {
  const request = listRequest(script, list, made);
  if (request.kind !== "prepared" || list.size === undefined) return request;
  return withQuery(request, list.size, largestPage(list));
}

/** The largest page that the description allows, as far as anybody needs one. */
export function largestPage(list: Listing): number {
  const { minimum, maximum } = list.size === undefined ? {} : boundsOf(list, list.size);
  return Math.max(minimum ?? 1, Math.min(maximum ?? largeEnough, largeEnough));
}

/** The plainest request of a listing; one that must be filtered by what nobody knows cannot be made. */
export function listRequest(script: Pick<Script, "requestOn">, list: Listing, made?: Made): Prepared {
  const paged = [list.size, list.paging?.parameter];
  const filter = list.operation.parameters.find(
    ({ in: where, required, name }) => where === "query" && required && !paged.includes(name),
  );
  if (filter !== undefined) return moot(`the list wants a ${filter.name} to filter by`);
  return script.requestOn(list.operation, made);
}

/** The request with another value of a query parameter. */
export function withQuery(
  request: { readonly value: RequestValue },
  name: string,
  value: Json,
): { readonly kind: "prepared"; readonly value: RequestValue } {
  return {
    kind: "prepared",
    value: { ...request.value, query: { ...request.value.query, [name]: value } },
  };
}

/** The bounds that the description states for a numeric query parameter. */
export function boundsOf(
  { operation }: Listing,
  name: string,
): { readonly minimum?: number; readonly maximum?: number } {
  const schema = operation.parameters.find(
    (parameter) => parameter.in === "query" && parameter.name === name,
  )?.schema;
  const node =
    schema !== undefined && isJsonObject(schema.root) ? resolveAt(schema.root, schema.pointer).value : {};
  if (!isJsonObject(node)) return {};
  const { minimum, maximum } = node;
  return {
    ...(typeof minimum === "number" ? { minimum } : {}),
    ...(typeof maximum === "number" ? { maximum } : {}),
  };
}
