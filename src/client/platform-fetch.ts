import type { Fetch } from "./client-types.js";
import { loopbackFetch, nodeParts } from "./loopback-fetch.js";

/**
 * The platform's `fetch`, but that `*.localhost` is loopback (RFC 6761), which many resolvers do not know.
 *
 * `fetch` cannot be told a `Host`, so the name must stay in the URL; what is replaced is its lookup.
 */
export const platformFetch: Fetch = async (request) => {
  const isLoopback = new URL(request.url).hostname.endsWith(".localhost");
  const node = isLoopback ? nodeParts() : undefined;
  return node === undefined ? globalThis.fetch(request) : loopbackFetch(request, node);
};
