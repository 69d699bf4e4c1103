import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, objectOf } from "../read-members.js";
import {
  parseStateExpression,
  parseStateTemplate,
  type StateExpression,
  type StateTemplate,
} from "./state-expression.js";
import type { Expectation, Match, StateCondition, ValueRule } from "./state-model.js";

/** Takes what cannot be meant, with its place in the profile. */
export type Tell = (pointer: JsonPointer, message: string) => void;

/** A node of the profile, its place, and where to tell what is wrong with it. */
export interface At<T> {
  readonly node: T;
  readonly pointer: JsonPointer;
  readonly tell: Tell;
}

/** The member of a node, at its place. */
export function memberAt({ node, pointer, tell }: At<JsonObject>, name: string): At<Json | undefined> {
  return { node: node[name], pointer: pointerTo(pointer, name), tell };
}

/** The member of a node as an object, at its place; empty where it is none. */
export function objectAt({ node, pointer, tell }: At<JsonObject>, name: string): At<JsonObject> {
  return { node: objectOf(node, name) ?? {}, pointer: pointerTo(pointer, name), tell };
}

/** The objects in a list member, each at its place. */
export function objectsAt({ node, pointer, tell }: At<JsonObject>, name: string): At<JsonObject>[] {
  return listOf(node, name).map((item, index) => ({
    node: isJsonObject(item) ? item : {},
    pointer: pointerTo(pointer, name, index),
    tell,
  }));
}

/** The members of an object, each at its place and read in the same way. */
export function mapAt<T>(at: At<JsonObject>, read: (member: At<Json | undefined>) => T): Map<string, T> {
  return new Map(Object.keys(at.node).map((name) => [name, read(memberAt(at, name))]));
}

/** Reads a template. */
export function readTemplate({ node, pointer, tell }: At<Json | undefined>): StateTemplate {
  return parseStateTemplate(node ?? null, (text) => tell(pointer, noExpression(text)));
}

/** Reads text that must be one expression. */
export function readExpression({ node, pointer, tell }: At<Json | undefined>): StateExpression {
  const text = String(node);
  const parsed = parseStateExpression(text);
  if (parsed === undefined) tell(pointer, noExpression(text));
  return parsed ?? { text, kind: "it" };
}

/** Reads what fields or columns must have: one match, or several of which any will do. */
export function readMatches({ node, pointer, tell }: At<Json | undefined>): Match[] {
  const one = (match: Json, place: JsonPointer): Match =>
    mapAt({ node: isJsonObject(match) ? match : {}, pointer: place, tell }, readValueRule);
  if (Array.isArray(node)) return node.map((match: Json, index) => one(match, pointerTo(pointer, index)));
  return node === undefined ? [] : [one(node, pointer)];
}

/** Reads `when` and `unless`. */
export function readCondition(at: At<JsonObject>): StateCondition {
  return {
    when: readExpectations(objectAt(at, "when")),
    unless: readExpectations(objectAt(at, "unless")),
  };
}

function readExpectations(at: At<JsonObject>): Expectation[] {
  return Object.entries(at.node).map(([text, wanted]) => {
    const pointer = pointerTo(at.pointer, text);
    const values: readonly (Json | undefined)[] = Array.isArray(wanted) ? wanted : [wanted];
    return {
      expression: readExpression({ ...at, pointer, node: text }),
      oneOf: values.map((node) => readTemplate({ ...at, pointer, node })),
    };
  });
}

/** Reads how a value is found: a template by itself, or an object of rules. */
export function readValueRule({ node, pointer, tell }: At<Json | undefined>): ValueRule {
  if (!isJsonObject(node)) {
    const value = readTemplate({ node, pointer, tell });
    return { pointer, condition: { when: [], unless: [] }, value };
  }
  const at = { node, pointer, tell };
  const { without, times, least, most } = node;
  return {
    pointer,
    condition: readCondition(at),
    ...("from" in node ? { from: readExpression(memberAt(at, "from")) } : {}),
    ...(typeof without === "string" ? { without } : {}),
    ...("default" in node ? { default: readTemplate(memberAt(at, "default")) } : {}),
    ...(typeof times === "number" ? { times } : {}),
    ...(typeof least === "number" ? { least } : {}),
    ...(typeof most === "number" ? { most } : {}),
    ...("choose" in node ? { choose: mapAt(objectAt(at, "choose"), readTemplate) } : {}),
    ...("value" in node ? { value: readTemplate(memberAt(at, "value")) } : {}),
    ...("after" in node ? { after: objectsAt(at, "after").map(readAge) } : {}),
    ...("list" in node ? { list: readList(memberAt(at, "list")) } : {}),
  };
}

function readAge(at: At<JsonObject>) {
  return { ms: Number(at.node["ms"]), value: readTemplate(memberAt(at, "value")) };
}

function readList({ node, pointer, tell }: At<Json | undefined>): ValueRule[] {
  const items: readonly Json[] = Array.isArray(node) ? node : [];
  return items.map((item, index) => readValueRule({ node: item, pointer: pointerTo(pointer, index), tell }));
}

/** Reads values by name or by pointer. */
export function readValueRules(at: At<JsonObject>): Map<string, ValueRule> {
  return mapAt(at, readValueRule);
}

function noExpression(text: string): string {
  return `${text} is no expression; docs/mock.md lists those that there are.`;
}
