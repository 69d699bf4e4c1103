/** A value that was sent. */
export type SentLeaf = string | number;

/** Every text and number in what was sent. */
export function leavesOf(value: unknown): SentLeaf[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number") return [value];
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

/** Shorter texts occur by chance. */
const shortestEcho = 4;

const patterns: readonly RegExp[] = [
  // Identifiers of the common forms.
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi,
  // Dates of ISO 8601 and of HTTP.
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/gi,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? \d\d?[ -]\w{3}[ -]\d{2,4} [\d:]+ \w+/g,
  /[\p{L}\d]{33,}/gu,
];

/** A text in which all that tells of one run or one input alone is a `#`. */
export function withoutVolatileParts(
  text: string,
  { run, sent }: { readonly run: string; readonly sent: readonly SentLeaf[] },
): string {
  if (text === "") return "";
  let rest = text;
  if (run !== "") rest = rest.replaceAll(new RegExp(`[\\w-]*${run}[\\w-]*`, "g"), "#");
  for (const leaf of sent)
    if (typeof leaf === "string" && leaf.length >= shortestEcho) rest = rest.replaceAll(leaf, "#");
  for (const pattern of patterns) rest = rest.replaceAll(pattern, "#");
  // A status is one of few; any other word with a digit may be an identifier or a count.
  return rest
    .split(/(\bstatus \d{3}\b|\$statusCode is \d{3}\b)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(/[\p{L}_]*\d[\p{L}\d_]*/gu, "#")))
    .join("")
    .replaceAll(/#(?:[-.:_]?#)+/g, "#");
}
