import { timingSafeEqual } from "node:crypto";
import { headerOf, type WireRequest } from "../core/exchange.js";
import type { SignatureScheme } from "../documents/model.js";
import { signatureOf } from "./sign-request.js";
import { stringToSign } from "./string-to-sign.js";

/** How a request's signature fares. */
export type SignatureVerdict =
  | { readonly kind: "ok"; readonly accessKeyId: string }
  /** No `Authorization` header at all. */
  | { readonly kind: "missing" }
  /** Another scheme, or not of the form `LABEL key:signature`. */
  | { readonly kind: "malformed" }
  | { readonly kind: "unknown-key"; readonly accessKeyId: string }
  | { readonly kind: "mismatch"; readonly accessKeyId: string; readonly stringToSign: string }
  /** No date, or none that can be read. */
  | { readonly kind: "undated" }
  /** Dated more than {@link MAX_SKEW_MS} from now. */
  | { readonly kind: "skewed" };

/** How far a request's date may lie from the server's clock. */
export const MAX_SKEW_MS = 15 * 60_000;

/**
 * Verifies a request's signature.
 *
 * @param secretOf - The secret of an access key, or `undefined` when there is no such key.
 */
export function verifySignature(
  request: WireRequest,
  scheme: SignatureScheme,
  { secretOf, now }: { readonly secretOf: (accessKeyId: string) => string | undefined; readonly now: Date },
): SignatureVerdict {
  const authorization = headerOf(request.headers, "authorization");
  if (authorization === undefined) return { kind: "missing" };
  const [label, credential = "", ...more] = authorization.trim().split(" ");
  const match = /^([^:]+):([A-Za-z0-9+/]{27}=)$/.exec(credential);
  if (label !== scheme.label || match === null || more.length > 0) return { kind: "malformed" };
  const [, accessKeyId = "", signature = ""] = match;
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return { kind: "unknown-key", accessKeyId };
  const date = headerOf(request.headers, scheme.dateHeader) ?? headerOf(request.headers, "date") ?? "";
  const sentAt = Date.parse(date);
  if (Number.isNaN(sentAt)) return { kind: "undated" };
  if (Math.abs(now.getTime() - sentAt) > MAX_SKEW_MS) return { kind: "skewed" };
  const text = stringToSign(request, scheme);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(text, secret)))) {
    return { kind: "mismatch", accessKeyId, stringToSign: text };
  }
  return { kind: "ok", accessKeyId };
}
