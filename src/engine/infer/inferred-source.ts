import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import type { RequestSpace } from "../request-space.js";
import type { InferredProperty } from "./sequence.js";

/** What makes the runs of an inferred property's case. */
export interface InferredSource {
  readonly property: InferredProperty;
  readonly runs: number;
  /** The smallest valid request of an operation; undefined where none is known. */
  readonly baseOf: (operation: Operation) => RequestValue | undefined;
  readonly spaceOf: (operation: Operation) => RequestSpace | undefined;
}
