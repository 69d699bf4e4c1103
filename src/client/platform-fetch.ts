import type { Fetch } from "./client-types.js";

/**
 * The platform's `fetch`, but that `*.localhost` is loopback (RFC 6761), which many resolvers do not know.
 *
 * `fetch` cannot be told a `Host`, so the name must stay in the URL; what is replaced is its lookup.
 */
export const platformFetch: Fetch = async (request) => {
  const { hostname } = new URL(request.url);
  if (!hostname.endsWith(".localhost") || typeof process !== "object") return globalThis.fetch(request);
  const { loopbackFetch } = await import("./loopback-fetch.js");
  return loopbackFetch(request);
};
