import { isJsonObject, type Json, type JsonObject, jsonEquals } from "../../core/json.js";
import { placeThrough } from "../description/place-through.js";
import type { Verdict } from "./verdict.js";

/** An operation before and after, with the documents that it stands in. */
export interface SecuritySide {
  readonly root: JsonObject;
  /** Where the operation stands. */
  readonly pointer: string;
}

/** What a change of `security` means for one operation: whether the credentials of before still open it. */
export function securityVerdict(base: SecuritySide, head: SecuritySide): Verdict {
  const [before, after] = [alternativesOf(base), alternativesOf(head)];
  const opens = (list: readonly Alternative[], held: Alternative) =>
    list.some((wanted) => wanted.every((item) => held.includes(item)));
  const lost = before.filter((held) => !opens(after, held));
  if (lost.length > 0)
    return {
      rating: "major",
      because: `what opened it before (${lost.map(textOf).join(" or ")}) does not any more`,
    };
  if (
    jsonEquals(
      before.map((one) => [...one]),
      after.map((one) => [...one]),
    )
  )
    return { rating: "patch", because: "the same credentials are asked for" };
  return { rating: "minor", because: "the credentials that opened it before still do" };
}

/** Schemes with their scopes that apply together; empty where none is needed. */
type Alternative = readonly string[];

function alternativesOf({ root, pointer }: SecuritySide): Alternative[] {
  const operation = placeThrough(root, pointer).value;
  const own = isJsonObject(operation) ? operation["security"] : undefined;
  const security: Json | undefined = own ?? root["security"];
  if (!Array.isArray(security) || security.length === 0) return [[]];
  return security
    .filter(isJsonObject)
    .map((alternative) =>
      Object.entries(alternative).flatMap(([scheme, scopes]) => [
        scheme,
        ...(Array.isArray(scopes) ? scopes.map((scope: Json) => `${scheme}:${String(scope)}`) : []),
      ]),
    );
}

function textOf(alternative: Alternative): string {
  return alternative.length === 0 ? "no credential" : alternative.join(" and ");
}
