import { headerOf } from "../../core/exchange.js";
import { isJsonObject, type Json } from "../../core/json.js";
import { codecFor } from "../../exchange/codec-for.js";
import { jsonCodec } from "../../exchange/json-codec.js";
import { xmlCodec } from "../../exchange/xml-codec.js";
import type { MockAnswer } from "../answer-writer.js";
import type { AnsweredRequest } from "../sabotage.js";

/** One way to change an answer. */
export type AnswerChange = (answer: MockAnswer, to: AnsweredRequest) => MockAnswer;

/** Ways to change what an answer has under a name, wherever that stands: gone, another text, another kind of value. */
export function memberChanges(
  name: string,
  values: readonly (Json | undefined)[] = [undefined, "other", 12_345, true, null],
): AnswerChange[] {
  return values.map((value) => (answer) => {
    switch (formatOf(answer)) {
      case "json":
        return withJson(answer, (body) => {
          const changed = inEachMember(body, name, value);
          // What is not there can still be there wrongly.
          return changed === body && isJsonObject(body) && value !== undefined
            ? { ...body, [name]: value }
            : changed;
        });
      case "xml":
        return withText(answer, (text) => inEachElement(text, name, value));
      default:
        return answer;
    }
  });
}

/** Ways to change the lists of an answer: emptied, and each item twice. */
export function listChanges(): AnswerChange[] {
  const ways: readonly ((items: readonly Json[]) => readonly Json[])[] = [
    () => [],
    (items) => [...items, ...items],
    (items) => items.slice(0, -1),
  ];
  return ways.map(
    (way) => (answer) =>
      formatOf(answer) === "json" ? withJson(answer, (body) => inEachList(body, way)) : answer,
  );
}

/** An answer with the body of the one before it: what has changed since is not told. */
export function staleAnswer(): AnswerChange {
  const earlier = new Map<string, Uint8Array>();
  return (answer, { operation }) => {
    const key = `${operation?.id} ${answer.status}`;
    const before = earlier.get(key);
    earlier.set(key, before ?? answer.body);
    return before === undefined || answer.body.length === 0 ? answer : { ...answer, body: before };
  };
}

/** An answer with the body of its request in it, or else that of the last request which had one. */
export function echoingAnswer(): AnswerChange {
  let last: string | undefined;
  return (answer, { request }) => {
    if (request.body !== undefined) last = Buffer.from(request.body).toString();
    const text = last;
    return text !== undefined && formatOf(answer) === "json"
      ? withJson(answer, (body) => (isJsonObject(body) ? { ...body, echo: text, ...echoed(text) } : body))
      : answer;
  };
}

/** An answer whose lists have what another operation answered last: what is gone, or another's, is listed. */
export function listingAnswer(): AnswerChange {
  const last = new Map<string, Json>();
  return (answer, { operation }) => {
    if (formatOf(answer) !== "json") return answer;
    const body = JSON.parse(Buffer.from(answer.body).toString()) as Json;
    const others = [...last].filter(([id]) => id !== operation?.id).map(([, other]) => other);
    if (operation !== undefined && answer.status < 300 && isJsonObject(body)) last.set(operation.id, body);
    const other = others.at(-1);
    if (other === undefined) return answer;
    // Answers often wrap what they show.
    const shown = isJsonObject(other) && isJsonObject(other["data"]) ? other["data"] : other;
    return withJson(answer, (whole) => inEachList(whole, (items) => [...items, shown]));
  };
}

function echoed(text: string): { readonly request?: Json } {
  try {
    return { request: JSON.parse(text) as Json };
  } catch {
    // A request of another format has come back as text.
    return {};
  }
}

function formatOf({ headers, body }: MockAnswer): "json" | "xml" | "none" {
  const codec = codecFor(headerOf(headers, "content-type") ?? "");
  if (body.length === 0) return "none";
  return codec === jsonCodec ? "json" : codec === xmlCodec ? "xml" : "none";
}

function withJson(answer: MockAnswer, change: (body: Json) => Json): MockAnswer {
  const body = JSON.parse(Buffer.from(answer.body).toString()) as Json;
  const changed = change(body);
  return changed === body ? answer : { ...answer, body: Buffer.from(JSON.stringify(changed)) };
}

function withText(answer: MockAnswer, change: (text: string) => string): MockAnswer {
  const text = Buffer.from(answer.body).toString();
  const changed = change(text);
  return changed === text ? answer : { ...answer, body: Buffer.from(changed) };
}

function inEachMember(value: Json, name: string, to: Json | undefined): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => inEachMember(item, name, to));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isJsonObject(value)) return value;
  let changed = false;
  const members = Object.entries(value).flatMap(([member, part]): [string, Json][] => {
    const inner = member === name ? to : part === undefined ? undefined : inEachMember(part, name, to);
    changed ||= inner !== part;
    return inner === undefined ? [] : [[member, inner]];
  });
  return changed ? Object.fromEntries(members) : value;
}

function inEachList(value: Json, way: (items: readonly Json[]) => readonly Json[]): Json {
  if (Array.isArray(value)) return way(value);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, part === undefined ? part : inEachList(part, way)]),
  );
}

/** Elements by their local name, whatever they hold. */
function inEachElement(text: string, name: string, to: Json | undefined): string {
  const element = new RegExp(`<((?:\\w+:)?${name})((?:\\s[^>]*)?)(?:/>|>([\\s\\S]*?)</\\1>)`, "g");
  return text.replaceAll(element, (_, tag: string, attributes: string) =>
    to === undefined ? "" : `<${tag}${attributes}>${String(to)}</${tag}>`,
  );
}
