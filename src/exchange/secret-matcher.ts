import { secretForms } from "./secret-forms.js";

/** Shorter values occur by chance: they are not looked for in answers. */
const shortest = 8;

/** Whether a text, or bytes, holds a secret. */
export type SecretMatcher = (haystack: string | Uint8Array) => boolean;

/**
 * Makes a search for one secret, in every encoding of {@link secretForms}; prepared once, for it runs on
 * every answer. A value that is too short to be told from chance is never found.
 */
export function secretMatcher(secret: string): SecretMatcher {
  if (secret.length < shortest) return () => false;
  const needles = secretForms(secret);
  const byteNeedles = needles.map((needle) => Buffer.from(needle, "utf8").toString("latin1"));
  return (haystack) => {
    if (typeof haystack === "string") return needles.some((needle) => haystack.includes(needle));
    const text = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength).toString("latin1");
    return byteNeedles.some((needle) => text.includes(needle));
  };
}
