import type { Header } from "../../core/exchange.js";
import type { NamedSecret } from "./prepare-secret.js";

/** Headers that say nothing secret of their own: their values are masked where they stand, and nowhere else. */
const openHeaders =
  /^(?:accept(?:-.*)?|content-.*|user-agent|host|connection|cache-control|prefer|if-.*|origin|referer|range|date|expect|te|dnt|traceparent|x-request-id|x-correlation-id|.*-version)$/i;

/** What is secret in the headers that a user adds to every request: whole values, credentials and their parts. */
export function headerSecrets(headers: readonly Header[]): NamedSecret[] {
  return headers.flatMap(([name, value]) => {
    if (openHeaders.test(name)) return [];
    const [, scheme = "", credential = value] = /^([A-Za-z][\w-]*)\s+(\S+)$/.exec(value) ?? [];
    const pairs = [...value.matchAll(/[\w.-]+=([^\s;,]{8,})/g)].map(([, part = ""]) => part);
    const values = [credential, ...pairs, ...(scheme.toLowerCase() === "basic" ? pairParts(credential) : [])];
    return values.map((part) => ({ name, value: part }));
  });
}

/** The password of HTTP Basic, alone and behind its user name. */
function pairParts(credential: string): string[] {
  const text = Buffer.from(credential, "base64").toString("utf8");
  return text.includes(":") ? [text, passwordIn(text)] : [];
}

/** What stands behind the user name in `name:password`; the whole text where there is no name. */
export function passwordIn(text: string): string {
  return text.slice(text.indexOf(":") + 1);
}
