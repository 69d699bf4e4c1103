import { isJsonObject, type Json, type JsonObject, jsonEquals } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { SourceDocument } from "../../documents/read-document.js";
import { textOf } from "../../documents/read-members.js";
import { type DataChange, noReach } from "./data-change.js";

/** What differs between two catalogues, one entry a promise. */
export function comparePromises(base: SourceDocument, head: SourceDocument): DataChange[] {
  const [before, after] = [base.value, head.value].map(
    (value): JsonObject => (isJsonObject(value) ? value : {}),
  );
  const ids = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...ids].flatMap((id) => {
    const [old, present] = [before?.[id], after?.[id]];
    const verdict = verdictOn(old, present);
    if (verdict === undefined) return [];
    const side = present === undefined ? "base" : "head";
    return [
      {
        ...verdict,
        document: "promises",
        source: side === "base" ? base : head,
        side,
        place: pointerTo("", id),
        says: `promise ${id} ${verdict.says}`,
        ...(old === undefined ? {} : { before: old }),
        ...(present === undefined ? {} : { after: present }),
        reach: { ...noReach, promises: [id] },
      },
    ];
  });
}

function verdictOn(
  before: Json | undefined,
  after: Json | undefined,
): Pick<DataChange, "kind" | "rating" | "says" | "because"> | undefined {
  if (jsonEquals(before, after)) return undefined;
  if (!isJsonObject(before))
    return {
      kind: "added",
      rating: "minor",
      says: `was added: ${sentenceOf(after)}`,
      because: "the provider promises more",
    };
  if (!isJsonObject(after))
    return {
      kind: "removed",
      rating: "major",
      says: `was removed: ${sentenceOf(before)}`,
      because: "nobody can rely on it any more",
    };
  return { kind: "changed", ...changeOf(before, after) };
}

/** What weighs most of what differs in one promise. */
function changeOf(before: JsonObject, after: JsonObject): Pick<DataChange, "rating" | "says" | "because"> {
  const [was, is] = [strengthOf(before), strengthOf(after)];
  if (was === "stated" && is === "shown")
    return { rating: "major", says: "is only shown, and was stated", because: "the provider promises less" };
  if (before["unverifiable"] === undefined && after["unverifiable"] !== undefined)
    return {
      rating: "minor",
      says: "is unverifiable, and was verified",
      because: "nothing looks at it any more",
    };
  if (was !== is)
    return { rating: "minor", says: "is stated, and was only shown", because: "the provider promises more" };
  if (sentenceOf(before) !== sentenceOf(after))
    return {
      rating: "minor",
      says: `says "${sentenceOf(after)}", and said "${sentenceOf(before)}"`,
      because: "what it promises may be another thing",
    };
  if (!jsonEquals(before["verifiedBy"], after["verifiedBy"]))
    return { rating: "patch", says: "is verified otherwise", because: "the promise is the same" };
  return { rating: "patch", says: "has another source or remark", because: "the promise is the same" };
}

function strengthOf(entry: JsonObject): string {
  return textOf(entry, "strength") === "shown" ? "shown" : "stated";
}

function sentenceOf(entry: Json | undefined): string {
  return isJsonObject(entry) ? textOf(entry, "promises") : "";
}
