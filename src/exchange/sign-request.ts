import { createHmac } from "node:crypto";
import { headerOf, type WireRequest } from "../core/exchange.js";
import type { SignatureScheme } from "../documents/model.js";
import { replaceHeader } from "./replace-header.js";
import { stringToSign } from "./string-to-sign.js";

/** A pair of keys that signs requests. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Signs a request as it stands, and gives it a `Date` when it has no date yet.
 *
 * @returns The request with its `Authorization` header.
 */
export function signRequest(
  request: WireRequest,
  scheme: SignatureScheme,
  { keys, now }: { readonly keys: SigningKeys; readonly now: Date },
): WireRequest {
  const isDated =
    headerOf(request.headers, "date") !== undefined ||
    headerOf(request.headers, scheme.dateHeader) !== undefined;
  const dated = isDated ? request : replaceHeader(request, "Date", now.toUTCString());
  return signUndated(dated, scheme, keys);
}

/** Signs a request without looking for a date. */
export function signUndated(request: WireRequest, scheme: SignatureScheme, keys: SigningKeys): WireRequest {
  const signature = signatureOf(stringToSign(request, scheme), keys.secretAccessKey);
  return replaceHeader(request, "Authorization", `${scheme.label} ${keys.accessKeyId}:${signature}`);
}

/** HMAC-SHA1 of a text under a secret, in base64. */
export function signatureOf(text: string, secretAccessKey: string): string {
  return createHmac("sha1", secretAccessKey).update(text, "utf8").digest("base64");
}
