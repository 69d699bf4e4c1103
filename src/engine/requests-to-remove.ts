import type { Resource } from "../documents/profile.js";

/**
 * The most requests that removing one resource may take: reading it for an identifier, each deleting operation, the
 * same again under the identifier that the list tells, and one to be sent again where the server asks to wait.
 */
export function requestsToRemove({ readBy, deletedBy, listedBy }: Resource): number {
  if (deletedBy.length === 0) return 0;
  const once = deletedBy.length + (readBy === undefined ? 0 : 1);
  return once + (listedBy === undefined ? 0 : 1 + once) + 1;
}
