import type { Finding } from "../core/finding.js";
import type { Json } from "../core/json.js";
import { leavesOf, type SentLeaf, withoutVolatileParts } from "./volatile-parts.js";

/** What a finding's text may hold that another run would not show. */
export interface GistContext {
  /** The run's prefix in fresh names. */
  readonly run: string;
  /** Everything that was sent, as data. */
  readonly sent: readonly unknown[];
}

/** A JSON string, or a number. */
const literals = /"(?:[^"\\]|\\.)*"|(?<![\w.#/-])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-]*\w)/g;

/**
 * What was received, without what differs from run to run and from input to input: names, identifiers, dates, counts
 * and values that follow from what was sent. Statuses and words stay, for another one is another breach.
 *
 * @example
 * gistOf({ received: "status 500", expected: "a refusal" }, context) // "status 500"
 * gistOf({ received: '"t-17"', expected: "format: must be a uuid" }, context) // '"#"'
 */
export function gistOf(
  { received, expected }: Pick<Finding, "received" | "expected">,
  context: GistContext,
): string {
  if (/^[[{]/.test(received)) {
    const kind = received.startsWith("{") ? "an object" : "an array";
    return `${kind}, where ${gistOf({ received: expected, expected: "" }, context)}`;
  }
  if (/^".*…$/s.test(received)) return "a long text";
  const sent = context.sent.flatMap(leavesOf);
  const isVaried = expected.startsWith("type:") || followsInput(expected, sent);
  let gist = "";
  let end = 0;
  for (const { 0: text, index } of received.matchAll(literals)) {
    const before = received.slice(0, index);
    gist += withoutVolatileParts(received.slice(end, index), { run: context.run, sent });
    gist += literalGist(text, { isVaried, isValue: received === text || before.endsWith(" is "), before });
    end = index + text.length;
  }
  return gist + withoutVolatileParts(received.slice(end), { run: context.run, sent });

  function literalGist(
    text: string,
    { isVaried, isValue, before }: { isVaried: boolean; isValue: boolean; before: string },
  ): string {
    if (/(?:status|\$statusCode is) $/.test(before)) return text;
    if (!text.startsWith('"')) {
      if (!isValue) return "#";
      return isVaried || sent.includes(Number(text)) || text.length > 6 ? "a number" : text;
    }
    if (isVaried) return "a text";
    const inner = text.slice(1, -1);
    return isEcho(inner, sent)
      ? "what was sent"
      : `"${withoutVolatileParts(inner, { run: context.run, sent })}"`;
  }
}

/** Whether what is expected follows from what was sent: then what came instead does so too. */
function followsInput(expected: string, sent: readonly SentLeaf[]): boolean {
  return (expected.match(literals) ?? []).some((literal) => {
    try {
      const value = JSON.parse(literal) as Json;
      return sent.some((leaf) => leaf === value);
    } catch {
      return false;
    }
  });
}

/** Whether a text is one that was sent, or a part of one, in whatever case. */
function isEcho(text: string, sent: readonly SentLeaf[]): boolean {
  const wanted = text.toLowerCase();
  return sent.some((leaf) => {
    if (typeof leaf !== "string") return false;
    const told = leaf.toLowerCase();
    return told === wanted || (wanted.length >= 4 && told.includes(wanted));
  });
}
