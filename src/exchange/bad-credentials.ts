import type { WireRequest } from "../core/exchange.js";
import type { SecurityScheme } from "../documents/model.js";
import {
  basicCredential,
  credentialText,
  isBasic,
  type Secrets,
  signingKeys,
  type TextScheme,
  withCredentialText,
  wordBefore,
} from "./apply-credential.js";
import { replaceHeader } from "./replace-header.js";
import { signRequest, signUndated } from "./sign-request.js";

/** One way to get a credential wrong that every faultless server refuses. */
export interface BadCredential {
  readonly name:
    | "none"
    | "empty"
    | "wrong-scheme"
    | "wrong-token"
    | "truncated-token"
    | "extended-token"
    | "malformed"
    | "wrong-secret"
    | "unknown-key"
    | "stale-date"
    | "missing-date";
  /** Puts it into a request that carries no credential yet. */
  apply(request: WireRequest, now: Date): WireRequest;
}

/** Gives a number from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** How far back a stale request is dated: well beyond the tolerance of any server. */
const STALE_MS = 60 * 60_000;

/**
 * The bad credentials that tell a server that checks from one that does not.
 *
 * None of them is something that a lenient server may take: the right credential never goes out whole, but
 * for the wrong scheme before it where the description demands another word there.
 */
export function badCredentials(
  scheme: SecurityScheme,
  secrets: Secrets,
  random: Random,
): readonly BadCredential[] {
  switch (scheme.kind) {
    case "api-key":
    case "http":
      return badTexts(scheme, secrets, random);
    case "signature":
      return badSignatures(scheme, secrets, random);
    case "unsupported":
      return [];
  }
}

function badTexts(scheme: TextScheme, secrets: Secrets, random: Random): BadCredential[] {
  const word = wordBefore(scheme);
  const before = word === "" ? "" : `${word} `;
  const token = credentialText(scheme, secrets).slice(before.length);
  const say = (name: BadCredential["name"], text: string | undefined): BadCredential => ({
    name,
    apply: (request) => withCredentialText(request, scheme, text),
  });
  const bad = [say("none", undefined), say("empty", word)];
  if (isBasic(scheme)) {
    const user = secrets.username ?? secrets.value?.split(":", 1)[0] ?? "";
    const password = secrets.password ?? secrets.value?.slice(user.length + 1) ?? "";
    const wrong = basicCredential({ username: user, password: variantOf(password, random) });
    return [
      ...bad,
      say("wrong-scheme", `Bearer ${token}`),
      say("wrong-token", `Basic ${wrong}`),
      say("malformed", "Basic !"),
    ];
  }
  if (scheme.kind === "http" || scheme.parameter.toLowerCase() === "authorization") {
    // Where the header is the bare credential, servers are known that skip any one word before it.
    const behind =
      word === "" ? basicCredential({ username: "nobody", password: variantOf(token, random) }) : token;
    bad.push(say("wrong-scheme", `Basic ${behind}`));
  }
  bad.push(say("wrong-token", `${before}${variantOf(token, random)}`));
  if (token.length > 1)
    bad.push(say("truncated-token", `${before}${token.slice(0, Math.ceil(token.length / 2))}`));
  bad.push(say("extended-token", `${before}${token}0`));
  return bad;
}

function badSignatures(
  { signature }: Extract<SecurityScheme, { kind: "signature" }>,
  secrets: Secrets,
  random: Random,
): BadCredential[] {
  const keys = signingKeys(secrets);
  const wrongSecret = { ...keys, secretAccessKey: variantOf(keys.secretAccessKey, random) };
  const unknownKey = { ...keys, accessKeyId: variantOf(keys.accessKeyId, random) };
  const nobody = basicCredential({ username: "nobody", password: variantOf(keys.accessKeyId, random) });
  const dated = (request: WireRequest, now: Date) => replaceHeader(request, "Date", now.toUTCString());
  const authorised = (text: string) => (request: WireRequest, now: Date) =>
    replaceHeader(dated(request, now), "Authorization", text);
  return [
    { name: "none", apply: (request, now) => dated(withoutAuthorization(request), now) },
    { name: "empty", apply: authorised("") },
    { name: "wrong-scheme", apply: authorised(`Basic ${nobody}`) },
    { name: "malformed", apply: authorised(`${signature.label} ${keys.accessKeyId}`) },
    {
      name: "wrong-secret",
      apply: (request, now) => signRequest(request, signature, { keys: wrongSecret, now }),
    },
    {
      name: "unknown-key",
      apply: (request, now) => signRequest(request, signature, { keys: unknownKey, now }),
    },
    {
      name: "stale-date",
      apply: (request, now) =>
        signRequest(
          dated(withoutDates(request, signature.dateHeader), new Date(now.getTime() - STALE_MS)),
          signature,
          { keys, now },
        ),
    },
    {
      name: "missing-date",
      apply: (request) => signUndated(withoutDates(request, signature.dateHeader), signature, keys),
    },
  ];
}

function withoutAuthorization(request: WireRequest): WireRequest {
  return replaceHeader(request, "Authorization", undefined);
}

function withoutDates(request: WireRequest, dateHeader: string): WireRequest {
  return replaceHeader(replaceHeader(request, "Date", undefined), dateHeader, undefined);
}

/**
 * A text of the same length and look that differs: the first half stays, so that a server which compares
 * only a beginning is seen; in the second half every letter and digit becomes another.
 */
function variantOf(text: string, random: Random): string {
  if (text === "") return "0";
  const half = Math.floor(text.length / 2);
  const end = text.slice(half).replace(/[a-z]|[A-Z]|[0-9]/g, (character) => {
    const alphabet = /[a-z]/.test(character)
      ? "abcdefghijklmnopqrstuvwxyz"
      : /[A-Z]/.test(character)
        ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        : "0123456789";
    const step = 1 + Math.floor(random() * (alphabet.length - 1));
    return alphabet.charAt((alphabet.indexOf(character) + step) % alphabet.length);
  });
  const variant = text.slice(0, half) + end;
  return variant === text ? `${text}0` : variant;
}
