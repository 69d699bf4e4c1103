import type { JsonPointer } from "../../core/json-pointer.js";
import type { Provider } from "../../documents/model.js";
import type { Sabotage } from "../sabotage.js";

/** The families of faults, in the order in which they are listed. */
export const faultFamilies = [
  "response-body",
  "response-header",
  "media-type",
  "status",
  "refusal",
  "request",
  "acceptance",
  "reference",
  "credential",
  "method",
  "secret",
  "state",
  "criterion",
  "documents",
] as const;

/** What a fault is about. */
export type FaultFamily = (typeof faultFamilies)[number];

/** One way in which a server breaks what its documents say, and does everything else right. */
export interface Fault {
  /** Path-like and unique among the provider's: `createThing/response/201/application/json/id/type/null`. */
  readonly name: string;
  readonly family: FaultFamily;
  /** The operation whose answers show it, where it is one. */
  readonly operation?: string;
  /** The operations whose answers show it, where they may be several. */
  readonly operations?: readonly string[];
  /** What the server does wrong, as one sentence. */
  readonly does: string;
  /** The place in the description that it breaks, where that is one. */
  readonly at?: JsonPointer;
  /** A workflow that looks where this fault strikes. */
  readonly workflow?: string;
  readonly sabotage: Sabotage;
  /** Ways to do it, that of `sabotage` first, where it depends on what was sent before which of them does. */
  readonly ways?: readonly Sabotage[];
  /** Why no documentation promises what it breaks, where that is so. */
  readonly unpromised?: string;
  /** Where not a server but the documents are wrong: the documents with the fault. */
  readonly alter?: (provider: Provider) => Provider;
  /** Why an answer may be one that the fault cannot change. */
  readonly otherwise?: string;
}

/** The name of a fault, out of its parts. */
export function faultName(...segments: readonly (string | undefined)[]): string {
  return segments
    .filter((segment) => segment !== undefined && segment !== "")
    .map((segment) => String(segment).replaceAll(/\s+/g, "-"))
    .join("/");
}
