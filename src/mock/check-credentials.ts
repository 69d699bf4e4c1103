import type { Header, WireRequest } from "../core/exchange.js";
import type { Operation, Provider, SecurityScheme } from "../documents/model.js";
import {
  basicCredential,
  isBasic,
  type Secrets,
  type TextScheme,
  wordBefore,
} from "../exchange/apply-credential.js";
import { verifySignature } from "../exchange/verify-signature.js";
import { type KnownAccount, knownAccounts } from "./known-accounts.js";
import type { Account } from "./store.js";

/** Whether a request may be served, and for whom. */
export type CredentialVerdict =
  | { readonly kind: "accepted"; readonly account?: Account }
  | { readonly kind: "refused" };

/** Judges the credential of a request for an operation. */
export type CredentialCheck = (operation: Operation, request: WireRequest) => CredentialVerdict;

/**
 * Checks that a request carries what the operation's security asks for, and that the values are the mock's
 * own for one of its accounts. Where no account is known, the presence of a credential is enough.
 */
export function createCredentialCheck(provider: Provider, now: () => Date): CredentialCheck {
  const accounts = knownAccounts(provider.profile);
  return (operation, request) => {
    if (operation.security.length === 0) return { kind: "accepted" };
    for (const requirement of operation.security) {
      if (requirement.length === 0) return { kind: "accepted" };
      const schemes = requirement.flatMap((name) => provider.securitySchemes.get(name) ?? []);
      // A scheme that is not described, like one that cannot be applied, can be asked of nobody.
      const holdsFor = (known: KnownAccount | undefined) =>
        schemes.every((scheme) =>
          holds(scheme, request, { secrets: known?.secrets.get(scheme.name), now: now() }),
        );
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
    const word = scheme?.kind === "http" || scheme?.kind === "api-key" ? wordBefore(scheme) : "";
    return word === "" ? [] : [word];
  });
  return words.length === 0 ? [] : [["WWW-Authenticate", [...new Set(words)].join(", ")]];
}

interface Known {
  /** `undefined`: any credential will do, as long as there is one. */
  readonly secrets: Secrets | undefined;
  readonly now: Date;
}

function holds(scheme: SecurityScheme, request: WireRequest, { secrets, now }: Known): boolean {
  switch (scheme.kind) {
    case "api-key":
    case "http": {
      const given = credentialValues(scheme, request);
      const value = given.length === 1 ? afterWord(wordBefore(scheme), given[0]) : undefined;
      return (
        value !== undefined && value !== "" && (secrets === undefined || value === textOf(scheme, secrets))
      );
    }
    case "signature": {
      if (secrets === undefined) return headerValues(request, "authorization").length === 1;
      const secretOf = (id: string) =>
        id === secrets["accessKeyId"] ? secrets["secretAccessKey"] : undefined;
      return verifySignature(request, scheme.signature, { secretOf, now }).kind === "ok";
    }
    case "unsupported":
      // Nobody can be asked for what nobody here can make.
      return true;
  }
}

/** Every text that stands where the credential of a scheme goes. */
export function credentialValues(scheme: TextScheme, request: WireRequest): string[] {
  return scheme.kind === "http" ? headerValues(request, "authorization") : apiKeys(scheme, request);
}

function textOf(scheme: TextScheme, secrets: Secrets): string | undefined {
  return isBasic(scheme) ? basicCredential(secrets) : secrets["value"];
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

function headerValues({ headers }: WireRequest, name: string): string[] {
  return headers.flatMap(([candidate, value]) =>
    candidate.toLowerCase() === name.toLowerCase() ? [value.trim()] : [],
  );
}

/** What follows a word such as `Bearer`, in whatever case the word is written. */
function afterWord(word: string, text: string | undefined): string | undefined {
  if (text === undefined || word === "") return text;
  if (text.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return undefined;
  return /^ +(\S.*)$/.exec(text.slice(word.length))?.[1];
}
