import { headerOf, type WireRequest } from "../core/exchange.js";
import type { SecurityScheme } from "../documents/model.js";
import { percentEncode } from "./percent-encoding.js";
import { replaceHeader } from "./replace-header.js";
import { type SigningKeys, signRequest } from "./sign-request.js";

/** The secrets of one security scheme: `value`, or `accessKeyId` and `secretAccessKey`, or `username` and `password`. */
export type Secrets = Readonly<Record<string, string>>;

/** Puts the credential of a security scheme into a request; one that is there already is replaced. */
export function applyCredential(
  request: WireRequest,
  scheme: SecurityScheme,
  secrets: Secrets,
  now: Date,
): WireRequest {
  switch (scheme.kind) {
    case "api-key":
    case "http":
      return withCredentialText(request, scheme, credentialText(scheme, secrets));
    case "signature":
      return signRequest(request, scheme.signature, { keys: signingKeys(secrets), now });
    case "unsupported":
      return request;
  }
}

/** The keys of a signature among a scheme's secrets. */
export function signingKeys(secrets: Secrets): SigningKeys {
  return { accessKeyId: secrets.accessKeyId ?? "", secretAccessKey: secrets.secretAccessKey ?? "" };
}

/** A scheme whose credential is one text in one place. */
export type TextScheme = Extract<SecurityScheme, { kind: "api-key" | "http" }>;

/** The whole text that goes where the credential goes, such as `Bearer abc`. */
export function credentialText(scheme: TextScheme, secrets: Secrets): string {
  const word = wordBefore(scheme);
  const credential = isBasic(scheme) ? basicCredential(secrets) : (secrets.value ?? "");
  return word === "" ? credential : `${word} ${credential}`;
}

/** The word before the credential, or the empty string: `Bearer` for the http scheme `bearer`. */
export function wordBefore(scheme: TextScheme): string {
  if (scheme.kind === "api-key") return scheme.prefix.trim();
  return scheme.scheme.charAt(0).toUpperCase() + scheme.scheme.slice(1).toLowerCase();
}

/** Whether a scheme is HTTP Basic. */
export function isBasic(scheme: TextScheme): boolean {
  return scheme.kind === "http" && scheme.scheme.toLowerCase() === "basic";
}

/** User name and password as HTTP Basic sends them; `value` may hold both as `name:password`. */
export function basicCredential(secrets: Secrets): string {
  const pair =
    secrets.username === undefined ? (secrets.value ?? "") : `${secrets.username}:${secrets.password ?? ""}`;
  return Buffer.from(pair, "utf8").toString("base64");
}

/** Puts a text where the credential of a scheme goes, or removes it when there is none. */
export function withCredentialText(
  request: WireRequest,
  scheme: TextScheme,
  text: string | undefined,
): WireRequest {
  if (scheme.kind === "http") return replaceHeader(request, "Authorization", text);
  switch (scheme.in) {
    case "header":
      return replaceHeader(request, scheme.parameter, text);
    case "query":
      return withQueryParameter(request, scheme.parameter, text);
    case "cookie":
      return withCookie(request, scheme.parameter, text);
  }
}

function withQueryParameter(request: WireRequest, name: string, text: string | undefined): WireRequest {
  const encodedName = percentEncode(name) ?? name;
  const question = request.path.indexOf("?");
  const path = question < 0 ? request.path : request.path.slice(0, question);
  const kept = (question < 0 ? "" : request.path.slice(question + 1))
    .split("&")
    .filter((pair) => pair !== "" && pair.split("=", 1)[0] !== encodedName);
  if (text !== undefined) kept.push(`${encodedName}=${percentEncode(text) ?? ""}`);
  return { ...request, path: kept.length === 0 ? path : `${path}?${kept.join("&")}` };
}

function withCookie(request: WireRequest, name: string, text: string | undefined): WireRequest {
  const kept = (headerOf(request.headers, "cookie") ?? "")
    .split("; ")
    .filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
  if (text !== undefined) kept.push(`${name}=${text}`);
  return replaceHeader(request, "Cookie", kept.length === 0 ? undefined : kept.join("; "));
}
