import { isJsonObject, type Json, type JsonObject, jsonEquals } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { followed } from "../../documents/reference.js";
import type { DocumentChange, Polarity } from "./document-change.js";
import { type Form, grammar, isMethod, type NodeKind } from "./document-grammar.js";
import { pairItems } from "./pair-items.js";
import { pairNames, variablesOf } from "./pair-paths.js";

/** A value of one of the two documents with its place. */
interface Side {
  readonly value: Json | undefined;
  readonly pointer: JsonPointer;
}

/** What a comparison knows where it stands. */
interface Position {
  readonly kind: NodeKind;
  readonly owner: NodeKind;
  readonly member: string;
  readonly base: Side;
  readonly head: Side;
  readonly polarity: Polarity;
  readonly variables: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** References that led here, so that a circle ends. */
  readonly trail: readonly string[];
}

/**
 * Every difference between two normalised descriptions, once each, at its place.
 *
 * What both refer to by the same name is compared where it stands, and not again where it is used; where the
 * names differ, what they stand for is compared at the use.
 */
export function compareDescriptions(base: JsonObject, head: JsonObject): DocumentChange[] {
  return compare(
    { base, head },
    {
      kind: "root",
      owner: "root",
      member: "",
      base: { value: base, pointer: "" },
      head: { value: head, pointer: "" },
      polarity: "plain",
      variables: { base: [], head: [] },
      trail: [],
    },
  );
}

type Roots = { readonly base: JsonObject; readonly head: JsonObject };

function compare(roots: Roots, at: Position): DocumentChange[] {
  const [before, after] = [at.base.value, at.head.value];
  if (before === undefined && after === undefined) return [];
  const form = grammar[at.kind];
  if (before === undefined || after === undefined) return appeared(roots, at, form);
  if (jsonEquals(before, after)) return [];
  const references = differingReferences(before, after);
  if (references !== undefined) return compareReferred(roots, at, references);
  switch (form.form) {
    case "members":
      return isJsonObject(before) && isJsonObject(after)
        ? compareMembers(roots, at, form.members)
        : [changed(at)];
    case "map":
      return isJsonObject(before) && isJsonObject(after) ? compareMap(roots, at, form.each) : [changed(at)];
    case "list":
      return Array.isArray(before) && Array.isArray(after) ? compareList(roots, at, form) : [changed(at)];
    case "set":
      return sameSet(before, after) ? [] : [changed(at)];
    case "value":
      return [changed(at)];
  }
}

/** A whole that comes or goes is one change, but a map or list of parts: each of them is one. */
function appeared(roots: Roots, at: Position, form: Form): DocumentChange[] {
  const value = at.base.value ?? at.head.value;
  const isAdded = at.base.value === undefined;
  const withEmpty = (empty: Json): Position =>
    isAdded ? { ...at, base: { ...at.base, value: empty } } : { ...at, head: { ...at.head, value: empty } };
  if (at.kind === "pathItem" && isJsonObject(value) && Object.keys(value).some(isMethod))
    return compareMembers(roots, withEmpty({}), {
      ...Object.fromEntries(
        Object.keys(value)
          .filter(isMethod)
          .map((method) => [method, "operation" as const]),
      ),
    }).filter(({ owner, member }) => owner === "pathItem" && isMethod(member));
  if (form.form === "map" && isJsonObject(value) && Object.keys(value).length > 0)
    return compareMap(roots, withEmpty({}), form.each);
  if (form.form === "list" && at.kind !== "schemaList" && Array.isArray(value) && value.length > 0)
    return compareList(roots, withEmpty([]), form);
  return [isAdded ? change(at, "added") : change(at, "removed")];
}

function compareMembers(
  roots: Roots,
  at: Position,
  kinds: Readonly<Record<string, NodeKind>>,
): DocumentChange[] {
  const names = new Set(
    [at.base.value, at.head.value].flatMap((value) => Object.keys(isJsonObject(value) ? value : {})),
  );
  return [...names].flatMap((name) =>
    compare(roots, below(at, [name, name], Object.hasOwn(kinds, name) ? (kinds[name] ?? "value") : "value")),
  );
}

function compareMap(roots: Roots, at: Position, each: NodeKind): DocumentChange[] {
  const arePaths = at.kind === "paths";
  return pairNames(at.base.value, at.head.value, arePaths).flatMap(([before, after]) => {
    const next = below(at, [before, after], each);
    if (!arePaths) return compare(roots, next);
    const variables = { base: variablesOf(before ?? ""), head: variablesOf(after ?? "") };
    const renamed: DocumentChange[] =
      before === undefined || after === undefined || before === after
        ? []
        : [
            {
              ...change(
                { ...next, base: { ...next.base, value: before }, head: { ...next.head, value: after } },
                "changed",
              ),
              owner: "paths",
            },
          ];
    return [...renamed, ...compare(roots, { ...next, variables })];
  });
}

function compareList(
  roots: Roots,
  at: Position,
  { each, by }: Extract<Form, { form: "list" }>,
): DocumentChange[] {
  const [base, head] = [at.base.value, at.head.value].map((value): readonly Json[] =>
    Array.isArray(value) ? value : [],
  );
  const pairs = pairItems(by, { base: base ?? [], head: head ?? [], roots, variables: at.variables });
  return pairs.flatMap(([before, after]) =>
    compare(roots, below(at, [before < 0 ? undefined : before, after < 0 ? undefined : after], each)),
  );
}

/** The parts of both sides that have a name, or an index, of their own; a missing one has neither value nor place. */
function below(
  at: Position,
  [before, after]: readonly [string | number | undefined, string | number | undefined],
  kind: NodeKind,
): Position {
  const part = (side: Side, name: string | number | undefined): Side => {
    if (name === undefined) return { value: undefined, pointer: "" };
    const container = side.value as Readonly<Record<string | number, Json | undefined>>;
    return {
      value: Object.hasOwn(container, name) ? container[name] : undefined,
      pointer: pointerTo(side.pointer, name),
    };
  };
  const member = String(after ?? before);
  return {
    ...at,
    kind,
    owner: at.kind,
    member,
    base: part(at.base, before),
    head: part(at.head, after),
    polarity: at.kind === "schema" ? polarityBelow(at.polarity, member) : at.polarity,
  };
}

function polarityBelow(polarity: Polarity, member: string): Polarity {
  if (member === "if" || polarity === "unknown") return "unknown";
  if (member !== "not") return polarity;
  return polarity === "plain" ? "inverted" : "plain";
}

/** What two values refer to, where that differs; the same reference with other members beside it is no such case. */
function differingReferences(before: Json, after: Json): string | undefined {
  const referenceOf = (value: Json) =>
    isJsonObject(value) && typeof value["$ref"] === "string" && value["$ref"].startsWith("#")
      ? value["$ref"]
      : undefined;
  const [from, to] = [referenceOf(before), referenceOf(after)];
  return from === to ? undefined : `${from} → ${to}`;
}

/** Compares what is referred to, with what stands beside the references, in the place of the use. */
function compareReferred(roots: Roots, at: Position, references: string): DocumentChange[] {
  if (at.trail.includes(references)) return [];
  const spelt = (root: JsonObject, value: Json | undefined): Json | undefined => {
    const target = followed(root, value).value;
    if (!isJsonObject(value) || typeof value["$ref"] !== "string" || !isJsonObject(target)) return target;
    const { $ref: _, ...beside } = value;
    return { ...target, ...beside };
  };
  const [base, head] = [spelt(roots.base, at.base.value), spelt(roots.head, at.head.value)];
  if (base === undefined || head === undefined) return [changed(at)];
  return compare(roots, {
    ...at,
    base: { ...at.base, value: base },
    head: { ...at.head, value: head },
    trail: [...at.trail, references],
  });
}

function sameSet(before: Json, after: Json): boolean {
  const [left, right] = [before, after].map((value): readonly Json[] =>
    Array.isArray(value) ? value : [value],
  );
  const within = (some: readonly Json[] = [], others: readonly Json[] = []) =>
    some.every((item) => others.some((other) => jsonEquals(item, other)));
  return within(left, right) && within(right, left);
}

function changed(at: Position): DocumentChange {
  return change(at, "changed");
}

function change(
  { owner, member, base, head, polarity }: Position,
  kind: DocumentChange["kind"],
): DocumentChange {
  return {
    kind,
    owner,
    member,
    ...(kind === "added"
      ? {}
      : { base: base.pointer, ...(base.value === undefined ? {} : { before: base.value }) }),
    ...(kind === "removed"
      ? {}
      : { head: head.pointer, ...(head.value === undefined ? {} : { after: head.value }) }),
    polarity,
  };
}
