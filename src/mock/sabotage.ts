import type { WireRequest } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { RequestPlace } from "../documents/profile.js";
import type { MockAnswer } from "./answer-writer.js";

/** What a mock does wrong on purpose. What is left out goes its right way. */
export interface Sabotage {
  /** Takes a request whose credential is none of the mock's. */
  readonly takesCredential?: (operation: Operation, request: WireRequest) => boolean;
  /** Takes a body that is of another media type or cannot be read. */
  readonly takesUnread?: (unread: UnreadBody) => boolean;
  /** Takes a request that breaks its description. */
  readonly takesInvalid?: (operation: Operation, value: RequestValue) => boolean;
  /** Refuses a request that there is nothing wrong with. */
  readonly refusesValid?: (operation: Operation, value: RequestValue) => boolean;
  /** Takes a reference that names nothing. */
  readonly takesUnknown?: (place: RequestPlace) => boolean;
  /** Takes a method that the path does not document. */
  readonly takesMethod?: (refused: RefusedMethod) => boolean;
  /** Whether a rule of the store is broken. */
  readonly breaksRule?: (rule: string) => boolean;
  /** Changes an answer on its way out; one that it does not concern comes back as it is. */
  readonly change?: (answer: MockAnswer, to: AnsweredRequest) => MockAnswer;
}

/** A body that the front would refuse unread. */
export interface UnreadBody {
  readonly operation: Operation;
  readonly reason: "media-type" | "malformed";
  readonly request: WireRequest;
}

/** A request whose method the front would refuse. */
export interface RefusedMethod {
  readonly request: WireRequest;
  /** The operations that answer at the same place; the first lends its success. */
  readonly beside: readonly Operation[];
}

/** The request that an answer belongs to. */
export interface AnsweredRequest {
  readonly request: WireRequest;
  /** Absent where the request reached none. */
  readonly operation?: Operation;
}
