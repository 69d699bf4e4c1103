import type { Received } from "./message.js";

/** How a credential is written in the header Authorization. */
export interface CredentialForm {
  readonly token: string;
  /** The tokens of further accounts. */
  readonly others?: readonly string[];
  /** The words that may stand before the token, in lower case; "" for none. */
  readonly schemes: readonly string[];
}

/** The rule that a request's credential breaks, undefined where it is good. */
export function brokenCredentialRule(request: Received, form: CredentialForm): string | undefined {
  const header = request.headers.get("authorization");
  if (header === undefined || header === "") return "credential: missing";
  const words = header.split(" ");
  const value = words.at(-1) ?? "";
  const tokens = [form.token, ...(form.others ?? [])];
  const scheme = words.slice(0, -1).join(" ").toLowerCase();
  if (tokens.includes(value)) return form.schemes.includes(scheme) ? undefined : "credential: scheme";
  if (value !== "" && tokens.some((token) => token.startsWith(value))) return "credential: truncated";
  return form.schemes.includes(scheme) ? "credential: wrong" : "credential: malformed";
}

/** The token that a request shows, whatever stands before it. */
export function tokenOf(request: Received): string {
  return request.headers.get("authorization")?.split(" ").at(-1) ?? "";
}
