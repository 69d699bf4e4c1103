import type { Header } from "../../core/exchange.js";
import { mask } from "./prepare-secret.js";
import type { IsSecretName } from "./secret-names.js";

const masked = /^(?:\*\*\*|\$[A-Z_][A-Z0-9_]*)$/;

/** A value that is a secret as a whole; a reference to an environment variable stays. */
export function maskWhole(value: string): string {
  return value === "" || masked.test(value) ? value : mask;
}

/** Gives what stands in the place of a secret. */
export type MaskValue = (value: string) => string;

/** A header as people may see it, once known secrets in it are masked: names and schemes stay, values go. */
export function maskHeader(
  [name, value]: Header,
  isSecret: IsSecretName,
  maskValue: MaskValue = maskWhole,
): string {
  switch (name.toLowerCase()) {
    case "authorization":
    case "proxy-authorization":
      return maskCredential(value, maskValue);
    case "cookie":
      return value
        .split(/(;\s*)/)
        .map((pair, index) => (index % 2 === 0 ? maskPair(pair, maskValue) : pair))
        .join("");
    case "set-cookie": {
      const end = value.indexOf(";");
      const pair = end < 0 ? value : value.slice(0, end);
      return `${maskPair(pair, maskValue)}${value.slice(pair.length)}`;
    }
    default:
      return isSecret(name) ? maskValue(value) : value;
  }
}

/** Parameters of schemes whose credential is a list of them. */
const parameter =
  /^(?:credential|signedheaders|signature|username|realm|nonce|uri|response|qop|nc|cnonce|opaque|algorithm|keyid|headers)=/i;

/** `Bearer ***`, `LABEL $KEY:***`, `Digest username="***", …`: the scheme and the names of parameters stay. */
export function maskCredential(value: string, maskValue: MaskValue = maskWhole): string {
  const [, scheme = "", rest = value] = /^([A-Za-z][\w-]*\s+)(\S[\s\S]*)$/.exec(value) ?? [];
  const shown = rest.replace(/[^\s:,;"]+/g, (part) => {
    const name = parameter.exec(part)?.[0] ?? "";
    return `${name}${maskValue(part.slice(name.length))}`;
  });
  return `${scheme}${shown}`;
}

function maskPair(pair: string, maskValue: MaskValue): string {
  const equals = pair.indexOf("=");
  return equals < 0 ? maskValue(pair) : `${pair.slice(0, equals + 1)}${maskValue(pair.slice(equals + 1))}`;
}
