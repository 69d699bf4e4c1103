import type { Exchange, WireResponse } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { MediaType, Operation, Response } from "../documents/model.js";

/** What the documentation lets us expect of one request. */
export type Expectation =
  | {
      /** The request is valid: a documented success. */
      readonly kind: "accepted";
      /** Places in the description that this request exercises. */
      readonly exercises: readonly JsonPointer[];
    }
  | {
      /** Exactly one constraint is broken: a client error. */
      readonly kind: "refused";
      /** What is broken, for people. */
      readonly broken: string;
      /** The constraint's places, most telling first. */
      readonly constraints: readonly JsonPointer[];
      /** Many faultless servers let this pass: null in the place of an optional member. */
      readonly lenient?: boolean;
      /** The body cannot be read at all. */
      readonly unreadable?: boolean;
    }
  | {
      /** A reference names nothing: the documented refusal. */
      readonly kind: "unknown-reference";
      readonly reference: string;
      readonly status: string;
      readonly promise?: string;
    }
  | {
      readonly kind: "credential-refused";
      readonly credential: string;
      readonly constraints: readonly JsonPointer[];
    }
  | { readonly kind: "method-refused" }
  | {
      /** A step of a workflow: its criteria tell what it expects; here any documented answer will do. */
      readonly kind: "workflow-step";
      /** The body cannot be read at all. */
      readonly unreadable?: boolean;
    }
  | {
      /** Odd input: whatever the answer, it is one. */
      readonly kind: "survived";
      readonly input: string;
      /** The body as a whole may be one that cannot be read. */
      readonly unreadable?: boolean;
    };

/** A response body after its codec read it. */
export type DecodedBody =
  | { readonly kind: "absent" }
  /** Not looked into: no schema or codec for it. */
  | { readonly kind: "opaque" }
  | { readonly kind: "value"; readonly value: Json }
  | {
      readonly kind: "malformed";
      readonly reason: string;
      /** What it says nevertheless, to a reader that minds no namespace. */
      readonly value?: Json;
    };

/** A value that was sent and must not come back. */
export interface SentSecret {
  /** What it is, such as `credential` or `body /secret`; never the value. */
  readonly name: string;
  /** Whether it occurs in the text, in any of the usual encodings. */
  readonly occursIn: (text: string) => boolean;
}

/**
 * One exchange with everything that the checks look at.
 *
 * Members are never left out: one shape for all exchanges keeps the checks fast.
 */
export interface Observation {
  /** Undefined for a method that the path does not document. */
  readonly operation: Operation | undefined;
  readonly path: string;
  readonly pathPointer: JsonPointer;
  readonly expectation: Expectation;
  readonly sent: RequestValue;
  readonly exchange: Exchange;
  readonly response: WireResponse | undefined;
  /** The documented response that the status selects. */
  readonly documented: Response | undefined;
  /** Its media type that the answer's Content-Type selects. */
  readonly media: MediaType | undefined;
  readonly body: DecodedBody;
  readonly secrets: readonly SentSecret[];
  /** Whether a success of a creating operation tells which resource it made; undefined where nothing was created. */
  readonly identified: boolean | undefined;
  /** The documentation is silent on null: in an optional member it may stand for absence. */
  readonly nullReadsAsAbsent: boolean;
  /** Answers must come within this; for the message. */
  readonly timeoutMs: number;
}

/** The status group of an answer: 2 for 2xx and so on; 0 when none came. */
export function statusClass(observation: Observation): number {
  return observation.response === undefined ? 0 : Math.floor(observation.response.status / 100);
}

/**
 * Whether the answer refuses a body that could not be read. Servers mostly do so before their own code runs, in
 * their framework's form: the form of such an answer shows no more than what the documentation leaves out.
 */
export function refusesUnreadable(observation: Observation): boolean {
  const { expectation } = observation;
  const unreadable = "unreadable" in expectation && expectation.unreadable === true;
  return unreadable && statusClass(observation) === 4;
}

/** Whether this exchange took the success path: it was meant to succeed, or did. */
export function onSuccessPath(observation: Observation): boolean {
  const group = statusClass(observation);
  return observation.expectation.kind === "accepted" || group === 2 || group === 3;
}
