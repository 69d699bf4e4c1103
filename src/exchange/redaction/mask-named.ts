import { maskCredential, maskHeader, maskWhole } from "./mask-credential.js";
import type { IsSecretName } from "./secret-names.js";

/** Told of every value that stands under a secret's name. */
export type OnNamed = (value: string) => void;

/** A member of JSON, also of JSON within a JSON text, whose value is a text or a list. */
const jsonMember =
  /(\\{0,7}")((?:[^"\\]|\\(?!\\*")){1,80}?)\1(\s*:\s*)(?:\1((?:[^"\\]|\\[\s\S])*?)(\1|$)|(\[[^\]]*(?:\]|$)))/g;
/** An element of XML without elements in it. */
const xmlElement =
  /<((?:[\w.-]+:)?([A-Za-z_][\w.-]*))((?:\s[^<>]*)?>)((?:[^<]|<!\[CDATA\[)*?)(?=<\/|\]\]>|$)/g;
/** `name=value` in a query, a form, a cookie, or an attribute. */
const pair = /(?<![\w.[\]%-])([A-Za-z_][\w.[\]%-]{0,80})(\s*=\s*)("[^"]*"?|'[^']*'?|[^\s"'&;,<>#`)\]}]+)/g;
const headerLine = /\b(authorization|proxy-authorization|cookie|set-cookie)(\s*:\s+)([^\r\n'"]+)/gi;
const namedHeaderLine = /^([!#$%&'*+.^_`|~\w-]+)(:[ \t]*)([^\r\n]*)$/;
const userInfo = /(:\/\/)([^\s/?#@"'<>]+)(?=@[^\s/?#@])/g;

/**
 * Makes a function that masks values in a text by the names that they stand under, in JSON, XML, forms, queries and
 * headers; the text need not be well-formed.
 */
export function maskNamed(isSecret: IsSecretName): (text: string, onNamed?: OnNamed) => string {
  return (text, onNamed = () => undefined) => {
    const tell = (value: string) => {
      onNamed(value);
      return maskWhole(value);
    };
    let shown = text;
    if (shown.includes("://") && shown.includes("@"))
      shown = shown.replace(userInfo, (_, before: string, found: string) => `${before}${tell(found)}`);
    if (shown.includes(":")) shown = maskHeaders(shown, { isSecret, tell });
    if (shown.includes('":') || shown.includes('" :'))
      shown = shown.replace(jsonMember, (whole: string, ...groups: readonly (string | undefined)[]) =>
        maskMember(whole, groups, { isSecret, tell }),
      );
    if (shown.includes("<"))
      shown = shown.replace(
        xmlElement,
        (whole: string, tag: string, name: string, rest: string, value: string) =>
          isSecret(name) && value.trim() !== "" ? `<${tag}${rest}${tell(value)}` : whole,
      );
    if (shown.includes("="))
      shown = shown.replace(pair, (whole: string, name: string, equals: string, value: string) => {
        if (!isSecret(decodedName(name))) return whole;
        const quote = /^["']/.exec(value)?.[0] ?? "";
        const inner = quote === "" ? value : value.slice(1).replace(/["']$/, "");
        return `${name}${equals}${quote}${tell(inner)}${quote}`;
      });
    return shown;
  };
}

function maskHeaders(text: string, { isSecret, tell }: Masking): string {
  const line = namedHeaderLine.exec(text);
  if (line !== null) {
    const [, name = "", colon = "", value = ""] = line;
    return `${name}${colon}${maskHeader([name, value], isSecret, tell)}`;
  }
  return text.replace(
    headerLine,
    (_, name: string, colon: string, value: string) =>
      `${name}${colon}${maskHeader([name, value], isSecret, tell)}`,
  );
}

interface Masking {
  readonly isSecret: IsSecretName;
  readonly tell: (value: string) => string;
}

function maskMember(
  whole: string,
  [quote = "", name = "", colon = "", value, end = "", list]: readonly (string | undefined)[],
  { isSecret, tell }: Masking,
): string {
  if (!isSecret(name)) return whole;
  const before = `${quote}${name}${quote}${colon}`;
  if (value !== undefined) {
    const isCredential = /authorization$/i.test(name);
    return `${before}${quote}${isCredential ? maskCredential(value, tell) : tell(value)}${end}`;
  }
  const shown = (list ?? "").replace(/"((?:[^"\\]|\\[\s\S])*)"/g, (_, item: string) => `"${tell(item)}"`);
  return `${before}${shown}`;
}

function decodedName(name: string): string {
  return name.replaceAll(/%5[bB]|%5[dD]|[[\]]/g, ".");
}
