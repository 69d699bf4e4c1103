import type { FindingResults } from "./results.js";

/** Of a longer sequence only the beginning and the end are shown: results.json has it all. */
const mostAtStart = 4;
const mostAtEnd = 8;

/**
 * What led to a finding, for people: the inputs, then every request with its answer, numbered, the one that broke
 * something marked.
 */
export function stepLines({ steps, inputs }: Pick<FindingResults, "steps" | "inputs">): string[] {
  if (steps === undefined || steps.length === 0) return [];
  const width = String(steps.length).length;
  const lines = steps.map(({ step, request, response, times }, index) => {
    const mark = index === steps.length - 1 ? "✗" : " ";
    const answer = response === undefined ? "no answer" : String(response.status);
    const repeated = times === undefined ? "" : ` (the last of ${times})`;
    const body = request.body === undefined ? "" : ` ${shortened(request.body)}`;
    return `${mark} ${String(index + 1).padStart(width)}. ${step}: ${request.method} ${addressOf(request)}${body} → ${answer}${repeated}${answerBody(response?.body)}`;
  });
  const left = lines.length - mostAtStart - mostAtEnd;
  const told =
    left <= 0
      ? lines
      : [...lines.slice(0, mostAtStart), `  … ${left} more`, ...lines.slice(lines.length - mostAtEnd)];
  const given =
    inputs === undefined || Object.keys(inputs).length === 0 ? [] : [`inputs: ${JSON.stringify(inputs)}`];
  return [...given, ...told];
}

/** The URL as it was meant: some requests go to another host than the one that they name. */
function addressOf({ url, headers }: NonNullable<FindingResults["steps"]>[number]["request"]): string {
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  return host === undefined ? url : url.replace(/^(https?:\/\/)[^/?#]+/i, `$1${host}`);
}

function answerBody(body: string | undefined): string {
  return body === undefined || body === "" ? "" : ` ${shortened(body)}`;
}

/** One line is enough to recognise a body by. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
