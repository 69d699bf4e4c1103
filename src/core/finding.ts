import type { JsonPointer } from "./json-pointer.js";

/** How sure the documentation is: `stated` by its text, or only `shown` by an example. */
export type Strength = "stated" | "shown";

/** One observed breach. */
export interface Finding {
  /** The check that saw it; its file name. */
  readonly check: string;
  /** One sentence: what was promised and what happened instead. */
  readonly message: string;
  /** The promise that it breaks, when the catalogue has one. */
  readonly promise?: string;
  /** A `violation` fails the run; a `warning` does only under `--strict`; a `gap` of the documentation only under `--strict-documents`. */
  readonly severity: "violation" | "warning" | "gap";
  /** The place in the description that states what was broken. */
  readonly constraint?: JsonPointer;
  /** Path of the document that the constraint stands in, where it is not the description. */
  readonly document?: string;
  readonly expected: string;
  readonly received: string;
  /** What was received, without what differs from run to run and from input to input; absent where nothing does. */
  readonly gist?: string;
  /** Where in the exchange: `status`, `header content-type`, `body /data/id`, ... */
  readonly at: string;
}
