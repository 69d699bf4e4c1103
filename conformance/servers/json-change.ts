import type { Answer } from "./message.js";
import { isRecord } from "./shape.js";

/** Names of members, and "*" for every item of a list. */
export type ChangePath = readonly string[];

/** A value in which whatever stands at a path is another; what is not there stays away. */
export function changedAt(value: unknown, path: ChangePath, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (key === "*")
    return Array.isArray(value) ? value.map((item: unknown) => changedAt(item, rest, change)) : value;
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: changedAt(value[key], rest, change) };
}

/** Changes whatever stands at a path of the JSON answer. */
export function withChange(path: ChangePath, change: (value: unknown) => unknown) {
  return (answer: Answer): Answer =>
    answer.json === undefined ? answer : { ...answer, json: changedAt(answer.json, path, change) };
}

/** Adds members to whatever record stands at a path of the JSON answer. */
export function withAdded(path: ChangePath, members: Readonly<Record<string, unknown>>) {
  return withChange(path, (value) => (isRecord(value) ? { ...value, ...members } : value));
}

/** Changes a text, and leaves anything else alone. */
export function onText(change: (text: string) => string) {
  return (value: unknown): unknown => (typeof value === "string" ? change(value) : value);
}
