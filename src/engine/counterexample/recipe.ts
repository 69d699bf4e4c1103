import type { Expectation } from "../../checks/observation.js";
import type { Json, JsonObject } from "../../core/json.js";

/**
 * What sends a counterexample again, as data: nothing in it depends on a seed or on what the generator would draw.
 *
 * Texts are templates. `${VARIABLE}` is what that variable of the environment supplies, `${bound:NAME}` the value that
 * the profile's binding has at the time: a fresh name, or the identifier of a resource made for the occasion. `$$` is
 * a dollar sign. A text that is one reference alone stands for its value, whatever the type of that.
 */
export type Recipe =
  | RequestRecipe
  | {
      readonly kind: "workflow";
      /** The inputs that no binding fills. */
      readonly inputs: JsonObject;
      /** Steps that the breach does not need. */
      readonly without: readonly string[];
    }
  | {
      readonly kind: "inferred";
      /** The requests that make things, in the order of sending, before bindings fill their places. */
      readonly makes: readonly StoredRequest[];
      /** The plainest request of each operation. */
      readonly plainest: Readonly<Record<string, StoredRequest>>;
      /** Bodies that break a constraint, in the order of sending. */
      readonly broken: readonly Json[];
    }
  /** Nothing is sent: the documents are looked at again. */
  | { readonly kind: "documents" };

/** One request with what is expected of its answer. */
export interface RequestRecipe {
  readonly kind: "request";
  readonly operation: string;
  readonly value: StoredRequest;
  readonly expectation: Expectation;
  /** Sent in place of the operation's own method. */
  readonly method?: string;
  /** What is changed in the serialised request, where data cannot say it. */
  readonly rewritten?: Rewritten;
  /** The bad credential in place of the good one. */
  readonly credential?: { readonly scheme: string; readonly name: string };
}

/** Changes to a serialised request. */
export interface Rewritten {
  /** Headers in place of those of the same names. */
  readonly headers: readonly (readonly [string, string])[];
  /** Names of headers that are not sent. */
  readonly withoutHeaders: readonly string[];
  /** The body: none, or these bytes; absent where it stays as it is. */
  readonly body?: StoredBytes | null;
}

/** A request as data; the parts that are absent are empty. */
export interface StoredRequest {
  readonly path?: JsonObject;
  readonly query?: JsonObject;
  readonly header?: JsonObject;
  readonly cookie?: JsonObject;
  readonly server?: JsonObject;
  readonly body?:
    | { readonly mediaType: string; readonly value: Json }
    | { readonly mediaType?: string; readonly bytes: StoredBytes };
}

/** Bytes in order: text where they are UTF-8, base64 where not. */
export type StoredBytes = readonly ({ readonly text: string } | { readonly base64: string })[];
