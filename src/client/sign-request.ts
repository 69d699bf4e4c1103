import { stringToSign } from "../exchange/string-to-sign.js";
import type { Signer } from "./api-data.js";

/**
 * Signs a request of `fetch`: the headers to set are its signature and, where it had none, its date. The HMAC
 * is the platform's own (Web Crypto), so that it works wherever `fetch` does.
 */
export const signRequest: Signer = async (
  { method, url, headers, virtualHost, now },
  { accessKeyId, secretAccessKey },
  signature,
) => {
  const { origin, pathname, search } = new URL(url);
  const variable = signature.virtualHostVariable;
  const server = variable === undefined || virtualHost === undefined ? {} : { [variable]: virtualHost };
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const isDated = names.has("date") || names.has(signature.dateHeader.toLowerCase());
  const date = isDated ? [] : [["Date", now.toUTCString()] as const];
  const request = { method, origin, path: `${pathname}${search}`, headers: [...headers, ...date], server };
  const signed = await hmacSha1(stringToSign(request, signature), secretAccessKey);
  return { ...Object.fromEntries(date), Authorization: `${signature.label} ${accessKeyId}:${signed}` };
};

/** HMAC-SHA1 of a text under a secret, in base64. */
async function hmacSha1(text: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
