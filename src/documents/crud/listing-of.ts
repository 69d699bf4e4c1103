import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation, Parameter, SchemaAt } from "../model.js";
import { resolveAt } from "../reference.js";
import { itemsOf, membersOf } from "../schema-members.js";
import type { Listing, Paging } from "./crud-resource.js";
import { identifierPointers } from "./identifier-pointers.js";
import { successSchemas } from "./success-schemas.js";

/** What a listing answers, when its answer has one list of objects; undefined where it has none or several. */
export function listingOf(operation: Operation, parameter: string | undefined): Listing | undefined {
  const schemas = successSchemas(operation);
  const lists = [
    { pointer: "", items: itemsOf(schemas) },
    ...[...membersOf(schemas).properties].flatMap(([name, member]) => [
      { pointer: pointerTo("", name), items: itemsOf(member) },
      ...[...membersOf(member).properties].map(([inner, schema]) => ({
        pointer: pointerTo("", name, inner),
        items: itemsOf(schema),
      })),
    ]),
  ].filter(({ items }) => membersOf(items).properties.size > 0);
  const shallow = lists.filter(({ pointer }) => depthOf(pointer) === depthOf(lists[0]?.pointer ?? ""));
  // A bare list and a wrapped one are two forms of the same; two members that are lists are two lists.
  if (lists.length === 0 || shallow.length > 1) return undefined;
  const all = lists.filter(({ pointer }) => depthOf(pointer) <= 1);
  const ids = identifierPointers(
    lists.flatMap(({ items }) => items),
    parameter,
  );
  return {
    operation,
    items: (all.length > 0 ? all : lists).map(({ pointer }) => pointer),
    ids,
    ...sizeOf(operation),
    ...pagingOf(operation),
  };
}

function depthOf(pointer: JsonPointer): number {
  return pointer.split("/").length - 1;
}

const sizes = [
  "limit",
  "pagesize",
  "perpage",
  "first",
  "maxresults",
  "maxitems",
  "maxkeys",
  "pagelimit",
  "top",
];
const pages = ["page", "pagenumber", "pageindex", "pageno"];
const offsets = ["offset", "skip", "startindex"];
const cursors = ["cursor", "pagetoken", "nexttoken", "startingafter", "after", "marker", "continuationtoken"];

/** The parameter that says how many things a page has. */
export function sizeOf({ parameters }: Operation): { size?: string } {
  const found = queryNumber(parameters, sizes);
  return found === undefined ? {} : { size: found.name };
}

function pagingOf({ parameters }: Operation): { paging?: Paging } {
  const page = queryNumber(parameters, pages);
  const offset = queryNumber(parameters, offsets);
  const cursor = parameters.find(({ in: where, name }) => where === "query" && cursors.includes(plain(name)));
  if (cursor !== undefined) return { paging: { kind: "cursor", parameter: cursor.name } };
  if (offset !== undefined) return { paging: { kind: "offset", parameter: offset.name } };
  if (page === undefined) return {};
  const schema = schemaOf(page.schema);
  const first = [schema["default"], schema["minimum"]].find((value) => value === 0 || value === 1);
  return {
    paging: { kind: "page", parameter: page.name, first: typeof first === "number" ? first : undefined },
  };
}

function queryNumber(parameters: readonly Parameter[], names: readonly string[]): Parameter | undefined {
  return names
    .flatMap((name) =>
      parameters.filter((parameter) => parameter.in === "query" && plain(parameter.name) === name),
    )
    .find(({ schema }) => isNumeric(schemaOf(schema)));
}

function isNumeric({ type }: JsonObject): boolean {
  return type === "integer" || type === "number" || (Array.isArray(type) && type.includes("integer"));
}

function schemaOf({ root, pointer }: SchemaAt): JsonObject {
  const value = isJsonObject(root) ? resolveAt(root, pointer).value : undefined;
  return isJsonObject(value) ? value : {};
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}
