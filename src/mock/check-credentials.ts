import type { Header, WireRequest } from "../core/exchange.js";
import type { Operation, Provider, SecurityScheme } from "../documents/model.js";
import { type KnownAccount, knownAccounts } from "./known-accounts.js";
import { signatureHolds } from "./signature-holds.js";
import type { Account } from "./store.js";

/** Whether a request may be served, and for whom. */
export type CredentialVerdict =
  | { readonly kind: "accepted"; readonly account?: Account }
  | { readonly kind: "refused" };

/** Judges the credential of a request for an operation. */
export type CredentialCheck = (operation: Operation, request: WireRequest) => CredentialVerdict;

type Secrets = ReadonlyMap<string, string> | undefined;

/**
 * Checks that a request carries what the operation's security asks for, and that the values are the mock's
 * own for one of its accounts. Where no account is known, the presence of a credential is enough.
 */
export function createCredentialCheck(provider: Provider): CredentialCheck {
  const accounts = knownAccounts(provider.profile);
  return (operation, request) => {
    if (operation.security.length === 0) return { kind: "accepted" };
    for (const requirement of operation.security) {
      if (requirement.length === 0) return { kind: "accepted" };
      const schemes = requirement.flatMap((name) => provider.securitySchemes.get(name) ?? []);
      const holdsFor = (known: KnownAccount | undefined) =>
        schemes.length === requirement.length &&
        schemes.every((scheme) => holds(scheme, request, known?.secrets.get(scheme.name)));
      const able = accounts.filter(({ secrets }) => requirement.every((name) => secrets.has(name)));
      if (able.length === 0 && holdsFor(undefined)) return { kind: "accepted" };
      const owner = able.find(holdsFor);
      if (owner !== undefined) return { kind: "accepted", account: owner.account };
    }
    return { kind: "refused" };
  };
}

/** The `WWW-Authenticate` header of a 401, for the schemes that HTTP has a word for. */
export function challenge(provider: Provider, operation: Operation): Header[] {
  const words = operation.security.flat().flatMap((name) => {
    const scheme = provider.securitySchemes.get(name);
    if (scheme?.kind === "http") return [scheme.scheme.replace(/^./, (first) => first.toUpperCase())];
    return scheme?.kind === "api-key" && scheme.prefix !== "" ? [scheme.prefix] : [];
  });
  return words.length === 0 ? [] : [["WWW-Authenticate", [...new Set(words)].join(", ")]];
}

function holds(scheme: SecurityScheme, request: WireRequest, secrets: Secrets): boolean {
  switch (scheme.kind) {
    case "api-key": {
      const given = apiKeys(scheme, request);
      const value = given.length === 1 ? afterWord(scheme.prefix, given[0]) : undefined;
      return isKnown(value, secrets?.get("value"));
    }
    case "http": {
      const given = headerValues(request, "authorization");
      const value = given.length === 1 ? afterWord(scheme.scheme, given[0]) : undefined;
      return isKnown(value, scheme.scheme === "basic" ? basicCredential(secrets) : secrets?.get("value"));
    }
    case "signature":
      return signatureHolds(scheme, request, secrets);
    case "unsupported":
      // Nobody can be asked for what nobody here can make.
      return true;
  }
}

function apiKeys(scheme: Extract<SecurityScheme, { kind: "api-key" }>, request: WireRequest): string[] {
  switch (scheme.in) {
    case "header":
      return headerValues(request, scheme.parameter);
    case "query":
      return new URLSearchParams(request.path.split("?")[1] ?? "").getAll(scheme.parameter);
    case "cookie":
      return headerValues(request, "cookie")
        .flatMap((cookies) => cookies.split(";"))
        .flatMap((cookie) => {
          const [name = "", ...value] = cookie.trim().split("=");
          return name === scheme.parameter ? [value.join("=")] : [];
        });
  }
}

function headerValues(request: WireRequest, name: string): string[] {
  return request.headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** What follows a word such as `Bearer`, in whatever case the word is written. */
function afterWord(word: string, text: string | undefined): string | undefined {
  if (text === undefined || word === "") return text;
  if (text.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return undefined;
  return /^ +(\S.*)$/.exec(text.slice(word.length))?.[1];
}

function basicCredential(secrets: Secrets): string | undefined {
  if (secrets === undefined) return undefined;
  const pair = `${secrets.get("username") ?? ""}:${secrets.get("password") ?? ""}`;
  return secrets.get("value") ?? Buffer.from(pair).toString("base64");
}

function isKnown(value: string | undefined, known: string | undefined): boolean {
  return value !== undefined && value !== "" && (known === undefined || value === known);
}
