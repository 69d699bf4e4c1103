import type { Fault } from "./fault.js";
import { crashed, dropped, failsOn, fault } from "./fault-kinds.js";
import type { Answer, Received } from "./message.js";
import { isRecord } from "./shape.js";

/** Where the odd input of a JSON service goes, and how the service shows an error. */
export interface OddInputPlace {
  readonly path: RegExp;
  /** An error of the service in its own form, with some message. */
  readonly withMessage: (answer: Answer, message: string) => Answer;
}

/** Defects of a creating JSON operation that only odd input brings out. */
export function oddInputFaults({ path, withMessage }: OddInputPlace): readonly Fault[] {
  const fails = (name: string, what: string, odd: (request: Received) => boolean, how = crashed): Fault => {
    const category = how === dropped ? "dropped-connection" : "server-error";
    return fault({ name, what, category }, failsOn(path, odd, how));
  };
  const posted = (odd: (request: Received) => boolean) => (request: Received) =>
    request.method === "POST" && odd(request);
  const text = (isOdd: (value: string) => boolean) => posted((request) => strings(request).some(isOdd));
  const isAstral = (value: string) => /[\u{10000}-\u{10ffff}]/u.test(value);
  return [
    fails("emoji-500", "crashes on characters beyond the basic plane", text(isAstral)),
    fails(
      "long-string-500",
      "crashes on strings over 1,000 characters",
      text((value) => value.length > 1_000),
    ),
    fails(
      "very-long-string-500",
      "crashes on strings over 10,000 characters",
      text((value) => value.length > 10_000),
    ),
    fails(
      "nul-500",
      "crashes on the NUL character",
      text((value) => value.includes("\0")),
    ),
    fails(
      "control-500",
      "crashes on control characters",
      text((value) => /\p{Cc}/u.test(value)),
    ),
    fails(
      "lone-surrogate-500",
      "crashes on a lone surrogate",
      text((value) => /\p{Cs}/u.test(value)),
    ),
    fails(
      "empty-string-500",
      "crashes on an empty string",
      text((value) => value === ""),
    ),
    fails(
      "array-body-500",
      "crashes on an array as the body",
      posted((request) => Array.isArray(json(request))),
    ),
    fails("scalar-body-500", "crashes on a body that is null, a number or a string", posted(isScalarBody)),
    fails(
      "deep-nesting-500",
      "crashes on values nested deeper than 100",
      posted((request) => depth(request) > 100),
    ),
    fails("malformed-json-500", "crashes on a body that is no JSON", posted(isMalformed)),
    fails(
      "invalid-utf-8-500",
      "crashes on a body that is no UTF-8",
      posted((request) => !isUtf8(request.body)),
    ),
    fails(
      "empty-body-500",
      "crashes on an empty body",
      posted((request) => request.body.length === 0),
    ),
    fails(
      "unknown-method-500",
      "crashes on a method that the path does not have",
      (request) => request.method === "PATCH",
    ),
    fails(
      "emoji-dropped",
      "closes the connection on characters beyond the basic plane",
      text(isAstral),
      dropped,
    ),
    fails(
      "malformed-json-dropped",
      "closes the connection on a body that is no JSON",
      posted(isMalformed),
      dropped,
    ),
    fault(
      {
        name: "stack-trace",
        what: "shows a stack trace in the answer to malformed JSON",
        category: "stack-trace",
      },
      failsOn(path, posted(isMalformed), (answer) => withMessage({ ...answer, status: 400 }, stackTrace)),
    ),
  ];
}

const stackTrace = [
  "SyntaxError: Unexpected token } in JSON at position 5",
  "    at JSON.parse (<anonymous>)",
  "    at readBody (/srv/app/dist/http/body.js:41:17)",
  "    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
].join("\n");

function json(request: Received): unknown {
  try {
    const value: unknown = JSON.parse(request.body.toString("utf8"));
    return value;
  } catch {
    return undefined;
  }
}

function isMalformed(request: Received): boolean {
  return request.body.length > 0 && json(request) === undefined;
}

function isScalarBody(request: Received): boolean {
  const value = json(request);
  return value !== undefined && !Array.isArray(value) && !isRecord(value);
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

function strings(request: Received): readonly string[] {
  const found: string[] = [];
  const open: unknown[] = [json(request)];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") found.push(value);
    else if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) open.push(inner);
  }
  return found;
}

function depth(request: Received): number {
  let deepest = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: json(request), depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    deepest = Math.max(deepest, next.depth);
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 });
  }
  return deepest;
}
