import { type Answer, bodyText } from "./message.js";

const chances: readonly (readonly [string, RegExp])[] = [
  ["time", /\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g],
  ["uuid", /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g],
  ["bucket", /bucket[_-][0-9a-f]{10,}/g],
  ["request", /"[0-9A-F]{32}"|>[0-9A-F]{32}</g],
  ["host", /32AAAQAAEAAB[\w-]+/g],
];

/** What was answered, without what differs between two servers of the same kind. */
export function digest(
  answers: readonly { readonly what: string; readonly answer: Answer }[],
  env: Readonly<Record<string, string>>,
): string {
  const known = Object.entries(env).reduce(
    (text, [name, value]) => text.replaceAll(value, `<${name}>`),
    answers.map(({ what, answer }) => `${what} -> ${written(answer)}`).join("\n"),
  );
  return chances.reduce((text, [kind, pattern]) => numbered(text, kind, pattern), known);
}

function written(answer: Answer): string {
  const { delayMs, dropped, status, type, headers } = answer;
  return JSON.stringify({ status, type, headers, delayMs, dropped, body: bodyText(answer) });
}

/** What is the same in two places stays the same. */
function numbered(text: string, kind: string, pattern: RegExp): string {
  const seen = new Map<string, number>();
  return text.replaceAll(pattern, (found) => {
    const number = seen.get(found) ?? seen.size;
    seen.set(found, number);
    return `<${kind} ${number}>`;
  });
}
