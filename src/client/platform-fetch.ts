import type { Fetch } from "./client-types.js";

/**
 * The platform's `fetch`, but that `*.localhost` is loopback (RFC 6761), which many resolvers do not know.
 *
 * `fetch` cannot be told a `Host`, so the name must stay in the URL; what is replaced is its lookup.
 */
export const platformFetch: Fetch = async (request) => {
  if (!new URL(request.url).hostname.endsWith(".localhost")) return globalThis.fetch(request);
  const { loopbackFetch, nodeParts } = await import("./loopback-fetch.js");
  const node = nodeParts();
  return node === undefined ? globalThis.fetch(request) : loopbackFetch(request, node);
};
