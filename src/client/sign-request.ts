import { signRequest as signWireRequest } from "../exchange/sign-request.js";
import type { Signer } from "./api-data.js";

/** Signs a request of `fetch`: the headers to set are its signature and, where it had none, its date. */
export const signRequest: Signer = ({ method, url, headers, virtualHost, now }, credential, signature) => {
  const { origin, pathname, search } = new URL(url);
  const variable = signature.virtualHostVariable;
  const server = variable === undefined || virtualHost === undefined ? {} : { [variable]: virtualHost };
  const request = { method, origin, path: `${pathname}${search}`, headers, server };
  const signed = signWireRequest(request, signature, { keys: credential, now });
  return Object.fromEntries(signed.headers);
};
