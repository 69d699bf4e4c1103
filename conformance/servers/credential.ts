import type { Received } from "./message.js";

/** How a credential is written in the header Authorization. */
export interface CredentialForm {
  readonly token: string;
  /** The words that may stand before the token, in lower case; "" for none. */
  readonly schemes: readonly string[];
}

/** The rule that a request's credential breaks, undefined where it is good. */
export function brokenCredentialRule(request: Received, form: CredentialForm): string | undefined {
  const header = request.headers.get("authorization");
  if (header === undefined || header === "") return "credential: missing";
  const words = header.split(" ");
  const value = words.at(-1) ?? "";
  const scheme = words.slice(0, -1).join(" ").toLowerCase();
  if (value === form.token) return form.schemes.includes(scheme) ? undefined : "credential: scheme";
  if (value !== "" && form.token.startsWith(value)) return "credential: truncated";
  return form.schemes.includes(scheme) ? "credential: wrong" : "credential: malformed";
}
