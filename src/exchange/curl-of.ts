import { headerOf, type WireRequest } from "../core/exchange.js";
import { textOf } from "./codec.js";
import { introducedReferences, shellQuote } from "./shell-quote.js";
import { isLoopbackName } from "./target-address.js";

/** Longer bodies would hide the command: they are to be put into a file. */
const LONGEST_BODY = 8 * 1024;
const BINARY_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

type Redact = (text: string) => string;

/**
 * A `curl` command line that sends the same request, for a POSIX shell.
 *
 * @param redact - Masks secrets. A reference to an environment variable (`$TOKEN`) that it puts in is left
 *   to the shell; all else is quoted.
 */
export function curlOf(request: WireRequest, redact: Redact): string {
  const { url, resolve, showsHost } = addressArguments(request);
  const { option, input } = bodyArguments(request.body, redact);
  const words = ["curl", "--silent", "--show-error", "--include", "--path-as-is"];
  if (/[[\]{}]/.test(url)) words.push("--globoff");
  words.push(...methodArguments(request));
  if (resolve !== undefined) words.push("--resolve", resolve);
  words.push(quote(url, redact));
  for (const [name, value] of request.headers) {
    if (showsHost && name.toLowerCase() === "host") continue;
    words.push("-H", headerArgument(name, value, redact));
  }
  if (request.body !== undefined && headerOf(request.headers, "content-type") === undefined) {
    words.push("-H", "Content-Type:"); // curl would add one of its own
  }
  words.push(...option);
  return `${input}${words.join(" ")}`;
}

function methodArguments({ method, body }: WireRequest): string[] {
  if (method === "HEAD") return ["--head"];
  if (method === "GET" && body === undefined) return [];
  const sendsBody = method === "POST" || method === "PUT" || method === "PATCH";
  return [
    "-X",
    shellQuote(method, []),
    ...(sendsBody && body === undefined ? ["-H", "'Content-Length: 0'"] : []),
  ];
}

interface AddressArguments {
  readonly url: string;
  readonly resolve?: string;
  /** Whether the URL already says what the `Host` header says. */
  readonly showsHost: boolean;
}

/** A virtual host on loopback reads best as the URL that a person would type. */
function addressArguments(request: WireRequest): AddressArguments {
  const host = headerOf(request.headers, "host");
  const [, scheme = "http", hostname = "", port = scheme === "https" ? "443" : "80"] =
    /^(https?):\/\/([^:]+)(?::(\d+))?$/.exec(
      host === undefined ? "" : `${request.origin.split(":")[0]}://${host}`,
    ) ?? [];
  const isPlainName = hostname.length < 254 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(hostname);
  const isShort = hostname.split(".").every((label) => label !== "" && label.length < 64);
  if (!isLoopbackName(hostname) || !isPlainName || !isShort) {
    return { url: `${request.origin}${request.path}`, showsHost: false };
  }
  return {
    url: `${scheme}://${host}${request.path}`,
    resolve: `${hostname}:${port}:127.0.0.1`,
    showsHost: true,
  };
}

function headerArgument(name: string, value: string, redact: Redact): string {
  if (value.trim() === "") return shellQuote(`${name};`, []); // what curl takes for an empty header
  if (/[^\u0000-\u007f]/.test(value)) return ansiQuote(redact(`${name}: ${value}`));
  return quote(`${name}: ${value}`, redact);
}

function bodyArguments(
  body: Uint8Array | undefined,
  redact: Redact,
): { readonly option: readonly string[]; readonly input: string } {
  if (body === undefined) return { option: [], input: "" };
  const leftOut = `@body-of-${body.length}-bytes`;
  if (body.length > LONGEST_BODY) return { option: ["--data-binary", leftOut], input: "" };
  const text = textOf(body);
  const startsWithMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  if (text !== undefined && !startsWithMark && !BINARY_TEXT.test(text)) {
    return { option: ["--data-raw", quote(text, redact)], input: "" };
  }
  const latin1 = Buffer.from(body).toString("latin1");
  const shown = redact(latin1);
  const utf8 = new TextDecoder().decode(body);
  // What is a secret only in another reading of the bytes cannot be masked in this one.
  if (shown === latin1 && redact(utf8) !== utf8) return { option: ["--data-binary", leftOut], input: "" };
  const octal = shown.replace(/[^ !#$&(-Z^-~[\]]/g, octalEscape);
  return { option: ["--data-binary", "@-"], input: `printf '${octal}' | ` };
}

function quote(text: string, redact: Redact): string {
  const redacted = redact(text);
  return shellQuote(redacted, introducedReferences(text, redacted));
}

/** Quotes Latin-1 text byte by byte: a terminal would send it as UTF-8. */
function ansiQuote(text: string): string {
  const escaped = text.replace(
    /['\\]|[^\u0020-\u007e]/g,
    (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `$'${escaped}'`;
}

function octalEscape(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
