import type { Fault } from "./fault.js";
import { type Answer, bodyText, emptyAnswer, jsonAnswer, type Received, textAnswer } from "./message.js";
import { isRecord } from "./shape.js";

type Path = readonly (string | number)[];
type Words = Pick<Fault, "name" | "what" | "category"> & Partial<Pick<Fault, "promises" | "severity">>;

/** A fault with the usual severity and no promise, unless it says otherwise. */
export function fault(words: Words, effect: Pick<Fault, "ignores" | "reads" | "writes">): Fault {
  return { promises: [], severity: "violation", ...words, ...effect };
}

/** A rule of the page that is not enforced. */
export function lenient(words: Omit<Words, "category"> & Partial<Words>, ...rules: readonly string[]): Fault {
  return fault({ category: "accepts-invalid", ...words }, { ignores: rules });
}

/** Changes the answers of one operation that have one status (undefined: every success). */
export function onAnswer(
  of: string,
  status: number | "success",
  change: (answer: Answer, request: Received) => Answer,
): Pick<Fault, "writes"> {
  return {
    writes: (answer, request) => {
      const meant =
        status === "success" ? answer.status >= 200 && answer.status < 300 : answer.status === status;
      return answer.of === of && meant ? change(answer, request) : answer;
    },
  };
}

/** Answers with another status and the same body. */
export function withStatus(status: number): (answer: Answer) => Answer {
  return (answer) =>
    status === 204 ? { ...emptyAnswer(answer.of, status), headers: answer.headers } : { ...answer, status };
}

/** Answers with the same body under another media type. */
export function withType(type: string): (answer: Answer) => Answer {
  return (answer) => ({ ...answer, type });
}

/** Answers with a page for people. */
export function asPage(answer: Answer): Answer {
  return {
    ...textAnswer(answer.of, answer.status, "<!doctype html><title>Something</title>", "text/html"),
    headers: answer.headers,
  };
}

/** Answers with a JSON text that breaks off. */
export function brokenOff(answer: Answer): Answer {
  const { json: _json, ...rest } = answer;
  return { ...rest, text: bodyText(answer).slice(0, -1) };
}

/** Sets a member of the JSON answer. */
export function withMember(path: Path, value: unknown): (answer: Answer) => Answer {
  return (answer) => ({ ...answer, json: changed(answer.json, path, value) });
}

/** Leaves a member out of the JSON answer. */
export function withoutMember(...path: Path): (answer: Answer) => Answer {
  return withMember(path, undefined);
}

/** Replaces the whole JSON answer. */
export function withJson(json: unknown): (answer: Answer) => Answer {
  return (answer) => ({ ...answer, json });
}

function changed(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? changed(item, rest, to) : item));
  const record = isRecord(value) ? value : {};
  const inner = changed(record[key], rest, to);
  const others = Object.entries(record).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [String(key), inner]]);
}

/** Reads a method as another one, on the paths that match. */
export function methodAs(method: string, other: string, path: RegExp): Pick<Fault, "reads"> {
  return {
    reads: (request) =>
      request.method === method && path.test(request.path) ? { ...request, method: other } : request,
  };
}

/** Refuses valid requests of some sort: it reads them with another body, one that it cannot take. */
export function refusing(
  words: Omit<Words, "category">,
  isMeant: (body: string, request: Received) => boolean,
  instead = "{}",
): Fault {
  const reads = (request: Received) =>
    (request.method === "POST" || request.method === "PUT") && isMeant(request.body.toString(), request)
      ? { ...request, body: Buffer.from(instead) }
      : request;
  return fault({ category: "refuses-valid", ...words }, { reads });
}

/** Fails where a request to the path is odd in some way. */
export function failsOn(
  path: RegExp,
  odd: (request: Received) => boolean,
  fail: (answer: Answer, request: Received) => Answer = crashed,
): Pick<Fault, "writes"> {
  return {
    writes: (answer, request) => (path.test(request.path) && odd(request) ? fail(answer, request) : answer),
  };
}

/** What a server says that has crashed. */
export function crashed(answer: Answer): Answer {
  return jsonAnswer(answer.of, 500, { message: "Internal Server Error" });
}

/** Closes the connection without a word. */
export function dropped(answer: Answer): Answer {
  return { ...answer, dropped: true };
}
