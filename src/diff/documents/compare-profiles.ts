import { isJsonObject, type JsonObject, jsonEquals } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { SourceDocument } from "../../documents/read-document.js";
import { type DataChange, noReach } from "./data-change.js";

/** What differs between two profiles, one entry for each of their members: how assay runs, not what is promised. */
export function compareProfiles(base: SourceDocument, head: SourceDocument): DataChange[] {
  const [before, after] = [base.value, head.value].map(
    (value): JsonObject => (isJsonObject(value) ? value : {}),
  );
  const members = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...members].flatMap((member): DataChange[] => {
    const [old, present] = [before?.[member], after?.[member]];
    if (jsonEquals(old, present)) return [];
    const kind = old === undefined ? "added" : present === undefined ? "removed" : "changed";
    const side = present === undefined ? "base" : "head";
    return [
      {
        document: "profile",
        kind,
        rating: "patch",
        says: `\`${member}\` of the profile was ${kind}`,
        because: "it is how assay runs, and no promise",
        source: side === "base" ? base : head,
        side,
        place: pointerTo("", member),
        reach: member === "title" ? noReach : { ...noReach, everything: true },
      },
    ];
  });
}
