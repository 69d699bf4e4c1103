/** A part of an exchange that can be pointed at. */
export type ExchangePlace =
  | { readonly kind: "status" }
  | { readonly kind: "header"; readonly name: string }
  /** `pointer` is a JSON Pointer into the body; empty where it is the body as a whole. */
  | { readonly kind: "body"; readonly pointer: string }
  | { readonly kind: "query"; readonly name: string }
  | { readonly kind: "path" }
  | { readonly kind: "method" }
  /** The exchange as a whole: too late, dropped, or in the documents. */
  | { readonly kind: "whole" };

const whole: ExchangePlace = { kind: "whole" };

/**
 * The part of the answer that breaks the promise, from where a finding says that it is.
 *
 * @example brokenPlace("header content-type") // { kind: "header", name: "content-type" }
 * @example brokenPlace("step create: $statusCode >= 400") // { kind: "status" }
 */
export function brokenPlace(at: string): ExchangePlace {
  const criterion = /^step [^:]*: (.*)$/su.exec(at)?.[1];
  if (criterion !== undefined) return placeOfCriterion(criterion);
  if (at === "status") return { kind: "status" };
  const [word, rest = ""] = split(at);
  if (word === "header" && rest !== "") return { kind: "header", name: rest };
  if (word === "body") return { kind: "body", pointer: rest };
  return whole;
}

/** What a criterion of a workflow looks at: the first thing of the response that it names. */
function placeOfCriterion(criterion: string): ExchangePlace {
  const named = /\$statusCode|\$response\.header\.([\w-]+)|\$response\.body(?:#([^\s'")]*))?/u.exec(
    criterion,
  );
  if (named !== null) {
    const [text, header, pointer] = named;
    if (text === "$statusCode") return { kind: "status" };
    if (header !== undefined) return { kind: "header", name: header };
    return { kind: "body", pointer: pointer ?? "" };
  }
  // What is left is JSONPath or XPath, which is asked of the body.
  return /^[$/(]|^[a-z-]+\(/iu.test(criterion) ? { kind: "body", pointer: "" } : whole;
}

function split(text: string): readonly [string, string?] {
  const space = text.indexOf(" ");
  return space === -1 ? [text] : [text.slice(0, space), text.slice(space + 1)];
}
