import type { JsonPointer } from "../core/json-pointer.js";
import type { Theme } from "../core/theme.js";
import type { DocumentedPromise, ExchangeEvidence } from "../documents/promise.js";

/** What a promise is about: what the catalogue says, else what its evidence tells, else its own words. */
export function promiseTheme(
  promise: Pick<DocumentedPromise, "theme" | "promises" | "exchanges" | "workflows">,
): Theme {
  const { theme, exchanges, workflows, promises } = promise;
  if (theme !== undefined) return theme;
  const ids = workflows.map((id) => id.replaceAll("-", " "));
  const told = [...exchanges.map(themeOfEvidence), ...ids.map(themeOfWords)];
  return firstOf(told) ?? themeOfWords(promises) ?? "lifecycle";
}

/** Of several the most particular counts: nearly everything is about accepting and refusing requests too. */
const mostParticularFirst: readonly Theme[] = [
  "credentials",
  "security",
  "uniqueness",
  "defaults",
  "naming",
  "validation",
  "errors",
  "lifecycle",
];

function firstOf(told: readonly (Theme | undefined)[]): Theme | undefined {
  return mostParticularFirst.find((theme) => told.includes(theme));
}

function themeOfEvidence({ check, at }: ExchangeEvidence): Theme | undefined {
  switch (check) {
    case "credential-refused":
      return "credentials";
    case "no-secret-echo":
    case "no-stack-trace":
    case "server-uses-tls":
      return "security";
    case "invalid-request-refused":
    case "unknown-reference-refused":
      return themeOfInput(at) ?? "validation";
    case "valid-request-accepted":
      return themeOfInput(at);
    default:
      return /\/responses\/(?!2)|\/components\/[a-z]+\/[^/]*(error|problem)/i.test(at)
        ? "errors"
        : "lifecycle";
  }
}

/** The place of an input says what it is, where it is a credential, a default or a name. */
function themeOfInput(at: JsonPointer): Theme | undefined {
  if (/\/(security|securitySchemes)(\/|$)/.test(at)) return "credentials";
  if (/\/default$/.test(at)) return "defaults";
  if (/\/properties\/name(\/|$)/.test(at)) return "naming";
  return /\/(requestBody|parameters)(\/|$)/.test(at) ? "validation" : undefined;
}

const words: readonly (readonly [Theme, RegExp])[] = [
  ["security", /\b(secrets?|encrypt\w*|tls|https)\b/i],
  ["credentials", /\b(credentials?|tokens?|keys?|permissions?|authori\w+|unsigned|signed|signature)\b/i],
  ["uniqueness", /\b(unique|duplicates?|twice|same name|two|idempoten\w*)\b/i],
  ["defaults", /\bdefaults?\b/i],
  ["naming", /\bnames?\b/i],
  ["validation", /\b(valid\w*|invalid|malformed|missing|required|refused|at most|at least)\b/i],
  ["errors", /\b(errors?|fail\w*|[45]\d\d)\b/i],
  ["lifecycle", /\b(created?|creation|deleted?|deletion|listed|lists?|found|updated?|reads?)\b/i],
];

function themeOfWords(text: string): Theme | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
