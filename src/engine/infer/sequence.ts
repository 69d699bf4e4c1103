import type { Observation } from "../../checks/observation.js";
import type { Exchange } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { InferenceId } from "../../documents/crud/inferences.js";
import type { Operation } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";

/** A relation between several exchanges that a description implies. */
export interface InferredProperty {
  readonly inference: InferenceId;
  /** The operation that its case is named after. */
  readonly operation: Operation;
  /** Every operation that it sends. */
  readonly operations: readonly Operation[];
  /** Why the description implies it. */
  readonly because: string;
  readonly resource: CrudResource;
  /** The place in the description that a breach is told at. */
  readonly place: JsonPointer;
  /** So many things it makes in one run. */
  readonly makes: number;
  readonly maxRequests: number;
  /** Whether other inputs may show something else. */
  readonly draws: "one" | "several";
  /** Concurrent changes would disturb it. */
  readonly alone?: boolean;
  readonly check: (script: Script) => Promise<Conclusion>;
}

/** What a run of a property came to. */
export type Conclusion =
  | { readonly kind: "held" }
  | {
      readonly kind: "broken";
      readonly says: string;
      readonly expected: string;
      readonly received: string;
      readonly at: string;
      /** The exchange that shows it. */
      readonly answer: Answer;
    }
  | Unsettled;

/** A run that shows nothing; `inconclusive` where the fault may be on our side. */
export interface Unsettled {
  readonly kind: "moot" | "inconclusive";
  readonly reason: string;
}

/** One answered request. */
export interface Answer {
  readonly kind: "answer";
  readonly operation: Operation;
  readonly sent: RequestValue;
  readonly status: number;
  readonly body: Json | undefined;
  readonly exchange: Exchange;
  readonly observation: Observation;
}

/** A thing that this run made. */
export interface Made {
  readonly kind: "made";
  readonly id: Json;
  readonly answer: Answer;
  /** What the profile calls it; absent where the profile describes no such resource. */
  readonly created?: CreatedResource;
}

/** A thing as requests on it need it: its identifier, and how it was made where that is known. */
export interface Thing {
  readonly id: Json;
  readonly answer?: Answer;
  readonly created?: CreatedResource;
}

/** What a property does, request by request. Everything that is made is removed when the run ends. */
export interface Script {
  /** Makes a thing from the drawn request; the later ones of a run from requests of their own. */
  readonly make: () => Promise<Made | Unsettled>;
  /** The smallest valid request of an operation on a thing, or on the collection that it is in. */
  readonly requestOn: (operation: Operation, thing?: Thing) => Prepared;
  readonly send: (operation: Operation, value: RequestValue) => Promise<Answer | Unsettled>;
  /** Sends until the answer is as wanted or the time that a change may take is over; the last answer comes back. */
  readonly eventually: (
    send: () => Promise<Answer | Unsettled>,
    isWanted: (answer: Answer) => boolean,
  ) => Promise<Answer | Unsettled>;
  /** Takes note that a thing is removed already. */
  readonly release: (made: Made) => void;
  /** The request with a body that changes much and breaks one constraint; undefined where none can be broken. */
  readonly withBrokenBody: (operation: Operation, value: RequestValue) => RequestValue | undefined;
}

/** A request that can be sent, or why it cannot. */
export type Prepared = { readonly kind: "prepared"; readonly value: RequestValue } | Unsettled;

/** A run that shows nothing, for a reason that lies in the answers. */
export function moot(reason: string): Unsettled {
  return { kind: "moot", reason };
}

/** Whether an answer is a success. */
export function succeeded({ status }: Pick<Answer, "status">): boolean {
  return status >= 200 && status < 300;
}

/** Whether an answer is a refusal. */
export function refused({ status }: Answer): boolean {
  return status >= 400 && status < 500;
}

/**
 * What a server that was written from the page alone may leave out: an operation that only other material describes.
 * What such an operation fails to show proves nothing.
 */
export function mayBeMissing({ underTest }: Operation): boolean {
  return !underTest;
}

/** An operation as people name it. */
export function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
