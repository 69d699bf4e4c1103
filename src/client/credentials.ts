import type { SignatureScheme } from "../documents/model.js";
import type { ApiData, CredentialPlace, OperationData, SigningCredential } from "./api-data.js";
import { CallError } from "./call-error.js";
import { headerText } from "./header-text.js";

/** What the credentials of one call add to its request. */
export interface AppliedCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly signature?: { readonly data: SignatureScheme; readonly credential: SigningCredential };
}

/** User name and password of HTTP basic authentication. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

type Value = string | BasicCredential | SigningCredential;

/** Credentials by scheme, each a value or how to get it. */
export type CredentialsByScheme = Readonly<
  Record<string, Value | (() => Value | Promise<Value>) | undefined>
>;

/**
 * Applies the first way to satisfy an operation's security for which all credentials are there.
 * Where there is none the request goes out without, for the server to refuse.
 */
export async function applyCredentials(
  api: ApiData,
  operation: OperationData,
  credentials: CredentialsByScheme,
): Promise<AppliedCredentials> {
  // A requirement that names no scheme allows a call without credentials; any that is at hand is better.
  const chosen = (operation.security ?? []).find(
    (names) => names.length > 0 && names.every((name) => credentials[name] !== undefined),
  );
  let applied: AppliedCredentials = { headers: {}, query: [], cookies: [] };
  for (const name of chosen ?? []) {
    const place = api.security[name];
    const given = credentials[name];
    const value = typeof given === "function" ? await given() : given;
    if (place === undefined || value === undefined) continue;
    applied = withCredential(applied, operation.id, { name, place, value });
  }
  return applied;
}

interface Placed {
  readonly name: string;
  readonly place: CredentialPlace;
  readonly value: Value;
}

function withCredential(applied: AppliedCredentials, operation: string, placed: Placed): AppliedCredentials {
  const { place } = placed;
  switch (place.kind) {
    case "api-key": {
      const value = prefixed(place.prefix, textOf(operation, placed));
      if (place.in === "query") return { ...applied, query: [...applied.query, [place.parameter, value]] };
      if (place.in === "cookie")
        return { ...applied, cookies: [...applied.cookies, [place.parameter, value]] };
      return withHeader(applied, operation, place.parameter, value);
    }
    case "http":
      return withHeader(applied, operation, "Authorization", httpCredential(operation, place.scheme, placed));
    case "signature":
      if (typeof placed.value === "string" || !("secretAccessKey" in placed.value))
        throw wrongForm(operation, placed.name, "{ accessKeyId, secretAccessKey }");
      return { ...applied, signature: { data: place.signature, credential: placed.value } };
    case "unsupported":
      throw new CallError(operation, `credential "${placed.name}": ${place.reason}.`);
  }
}

function withHeader(applied: AppliedCredentials, operation: string, name: string, value: string) {
  return { ...applied, headers: { ...applied.headers, [name]: headerText(operation, name, value) } };
}

/** The scheme as registered is written with a capital: `Bearer`, `Basic`. */
function httpCredential(operation: string, scheme: string, placed: Placed): string {
  const word = scheme.charAt(0).toUpperCase() + scheme.slice(1);
  const { value } = placed;
  if (scheme !== "basic") return prefixed(word, textOf(operation, placed));
  if (typeof value === "string" || !("password" in value))
    throw wrongForm(operation, placed.name, "{ username, password }");
  const bytes = new TextEncoder().encode(`${value.username}:${value.password}`);
  return prefixed(word, btoa(String.fromCharCode(...bytes)));
}

function prefixed(word: string, value: string): string {
  return word === "" ? value : `${word} ${value}`;
}

function textOf(operation: string, { name, value }: Placed): string {
  if (typeof value !== "string") throw wrongForm(operation, name, "a string");
  return value;
}

function wrongForm(operation: string, name: string, form: string): CallError {
  return new CallError(operation, `credential "${name}" must be ${form}.`);
}
