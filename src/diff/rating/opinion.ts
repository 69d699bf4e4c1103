import type { JsonPointer } from "../../core/json-pointer.js";
import type { Direction } from "../description/uses.js";
import type { Rating } from "./rating.js";

/** What compares descriptions besides us. */
export type EngineName = "redocly" | "api-smart-diff";

/** What an engine says of one place. */
export interface Opinion {
  readonly engine: EngineName;
  readonly rating: Rating;
  readonly says: string;
  /** The engine's name for the rule, where it has one. */
  readonly rule?: string;
  /** Places that it may speak of: as it wrote them, and where they really stand, before and after. */
  readonly places: { readonly base: readonly JsonPointer[]; readonly head: readonly JsonPointer[] };
  /** The one way that it looked at; absent where it looked at none in particular. */
  readonly direction?: Direction;
}

/** The answer of an engine: what it says, or why it says nothing. */
export type EngineAnswer =
  | { readonly engine: EngineName; readonly kind: "answered"; readonly opinions: readonly Opinion[] }
  | { readonly engine: EngineName; readonly kind: "failed"; readonly reason: string };
