import { secretForms } from "./secret-forms.js";

/** A secret with the name under which people know it: an environment variable, or a header. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
  /** An account's identifiers are masked whole: halves of them may be ordinary words. */
  readonly onlyWhole?: boolean;
}

/** Shorter values occur by chance: they are not looked for in answers. */
export const MIN_ECHO_LENGTH = 8;
/** Shorter values would mask half of every text. */
const MIN_MASK_LENGTH = 6;
const MASK = "***";

/**
 * Makes a function that masks secrets in texts, in every encoding of {@link secretForms}.
 *
 * A secret that stands there as it is becomes a reference to its environment variable (`$API_TOKEN`), so
 * that a command line stays runnable; anything else becomes `***`. The first half of a secret is masked too:
 * wrong credentials are made from it.
 */
export function redactorOf(secrets: readonly NamedSecret[]): (text: string) => string {
  const masks = new Map<string, string>();
  for (const { name, value } of secrets) {
    if (value.length < MIN_MASK_LENGTH) continue;
    for (const form of secretForms(value)) if (form !== "" && !masks.has(form)) masks.set(form, MASK);
    masks.set(value, /^[A-Z_][A-Z0-9_]*$/.test(name) ? `$${name}` : MASK);
  }
  for (const { value, onlyWhole } of secrets) {
    if (onlyWhole === true) continue;
    const half = value.slice(0, Math.ceil(value.length / 2));
    // The beginning of a URL is no secret, and would hide every other URL.
    if (half.length >= MIN_ECHO_LENGTH && !/^https?:/.test(value) && !masks.has(half)) masks.set(half, MASK);
  }
  if (masks.size === 0) return (text) => text;
  const longestFirst = [...masks.keys()].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join("|"), "g");
  return (text) => text.replace(pattern, (found) => masks.get(found) ?? MASK);
}

/** Whether a text, or bytes, holds a secret. */
export type SecretMatcher = (haystack: string | Uint8Array) => boolean;

/**
 * Makes a search for one secret, in every encoding of {@link secretForms}; prepared once, for it runs on
 * every answer. A value that is too short to be told from chance is never found.
 */
export function secretMatcher(secret: string): SecretMatcher {
  if (secret.length < MIN_ECHO_LENGTH) return () => false;
  const needles = secretForms(secret);
  const byteNeedles = needles.map((needle) => Buffer.from(needle, "utf8").toString("latin1"));
  return (haystack) => {
    if (typeof haystack === "string") return needles.some((needle) => haystack.includes(needle));
    const text = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength).toString("latin1");
    return byteNeedles.some((needle) => text.includes(needle));
  };
}

/** Whether a text, or bytes, holds a secret in any encoding; for one look. {@link secretMatcher} is for many. */
export function containsSecret(haystack: string | Uint8Array, secret: string): boolean {
  return secretMatcher(secret)(haystack);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
