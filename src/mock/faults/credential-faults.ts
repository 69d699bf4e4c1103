import { headerOf, type WireRequest } from "../../core/exchange.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Operation, Provider, SecurityScheme } from "../../documents/model.js";
import { credentialText, type TextScheme, wordBefore } from "../../exchange/apply-credential.js";
import { verifySignature } from "../../exchange/verify-signature.js";
import { credentialValues } from "../check-credentials.js";
import { knownAccounts } from "../known-accounts.js";
import { type Fault, faultName } from "./fault.js";

/** Each way in which a credential can be wrong, taken by each operation that asks for one. */
export function credentialFaults(provider: Provider): Fault[] {
  return provider.operations
    .filter(({ security }) => security.length > 0 && security.every((names) => names.length > 0))
    .flatMap((operation) => ofOperation(provider, operation));
}

function ofOperation(provider: Provider, operation: Operation): Fault[] {
  const [requirement = []] = operation.security;
  return requirement.flatMap((name) => {
    const scheme = provider.securitySchemes.get(name);
    const secrets = knownAccounts(provider.profile)[0]?.secrets.get(name);
    if (scheme === undefined || scheme.kind === "unsupported" || secrets === undefined) return [];
    const blindnesses =
      scheme.kind === "signature" ? signatureBlindness(scheme, secrets) : textBlindness(scheme, secrets);
    return blindnesses.map(({ to, what, takes }) => ({
      name: faultName(operation.id, "credentials", to),
      family: "credential" as const,
      operation: operation.id,
      does: `${what} is taken.`,
      at: pointerTo(operation.pointer, "security"),
      sabotage: {
        takesCredential: (asked, request) => asked === operation && takes(request),
      },
    }));
  });
}

/** What a server does not look at. */
interface Blindness {
  readonly to: string;
  readonly what: string;
  readonly takes: (request: WireRequest) => boolean;
}

type Secrets = Readonly<Record<string, string>>;

function textBlindness(scheme: TextScheme, secrets: Secrets): Blindness[] {
  const word = wordBefore(scheme);
  const start = word === "" ? "" : `${word} `;
  const right = credentialText(scheme, secrets).slice(start.length);
  const textIn = (request: WireRequest): string | undefined => credentialValues(scheme, request)[0];
  const tokenIn = (request: WireRequest): string | undefined => {
    const text = textIn(request);
    return text?.startsWith(start) === true ? text.slice(start.length) : undefined;
  };
  const hasWord = /\s/.test(right) ? undefined : /^[A-Za-z]+ +\S/;
  return [
    { to: "none", what: "No credential", takes: (request) => textIn(request) === undefined },
    {
      to: "empty",
      what: "An empty credential",
      takes: (request) => textIn(request) === "" || textIn(request) === word,
    },
    {
      to: "wrong-scheme",
      what: "A credential of another scheme",
      takes: (request) => {
        const text = textIn(request) ?? "";
        return hasWord?.test(text) === true && (word === "" || !text.startsWith(start));
      },
    },
    {
      to: "wrong-token",
      what: "A wrong credential of the right form",
      takes: (request) => {
        const token = tokenIn(request);
        return token?.length === right.length && token !== right;
      },
    },
    {
      to: "truncated-token",
      what: "The beginning of a credential",
      takes: (request) => {
        const token = tokenIn(request) ?? "";
        return token !== "" && token !== right && right.startsWith(token);
      },
    },
    {
      to: "extended-token",
      what: "A credential with more behind it",
      takes: (request) => {
        const token = tokenIn(request) ?? "";
        return token !== right && token.startsWith(right);
      },
    },
  ];
}

function signatureBlindness(
  scheme: Extract<SecurityScheme, { kind: "signature" }>,
  secrets: Secrets,
): Blindness[] {
  const { signature } = scheme;
  const secretOf = (id: string) => (id === secrets["accessKeyId"] ? secrets["secretAccessKey"] : undefined);
  const sentAt = (request: WireRequest): Date =>
    new Date(headerOf(request.headers, signature.dateHeader) ?? headerOf(request.headers, "date") ?? "");
  const verdictOf = (request: WireRequest, now = sentAt(request)) =>
    verifySignature(request, signature, { secretOf, now }).kind;
  const authorization = (request: WireRequest) => headerOf(request.headers, "authorization")?.trim();
  const isMalformed = (request: WireRequest) => verdictOf(request) === "malformed";
  const labelled = (request: WireRequest) =>
    authorization(request)?.startsWith(`${signature.label} `) === true;
  return [
    {
      to: "none",
      what: "A request without a signature",
      takes: (request) => verdictOf(request) === "missing",
    },
    { to: "empty", what: "An empty signature", takes: (request) => authorization(request) === "" },
    {
      to: "wrong-scheme",
      what: "A credential of another scheme",
      takes: (request) => isMalformed(request) && authorization(request) !== "" && !labelled(request),
    },
    {
      to: "malformed",
      what: "Half a signature",
      takes: (request) => isMalformed(request) && labelled(request),
    },
    {
      to: "wrong-secret",
      what: "A signature made with a wrong secret",
      takes: (request) => verdictOf(request) === "mismatch",
    },
    {
      to: "unknown-key",
      what: "The signature of an access key that nobody has",
      takes: (request) => verdictOf(request) === "unknown-key",
    },
    {
      // The right signature at its own time, so only the clock says no.
      to: "stale-date",
      what: "A signature that is an hour old",
      takes: (request) => verdictOf(request) === "ok",
    },
    {
      to: "missing-date",
      what: "A signature without a date",
      takes: (request) => verdictOf(request) === "undated",
    },
  ];
}
