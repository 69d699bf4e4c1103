import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { BrokenRules } from "./state/state-rule.js";
import { answerFromState } from "./state/state-store.js";
import { createWorld } from "./state/state-world.js";

/** A request that has come through every check: known credential, documented form, known references. */
export interface AcceptedRequest {
  readonly operation: Operation;
  readonly value: RequestValue;
  /** Whose credential it carries; absent where the operation takes none. */
  readonly account?: Account;
}

/** The accounts whose credentials the mock knows. */
export type Account = "first" | "second";

/**
 * Which of the documented answers an accepted request takes.
 *
 * What is left out is chosen from the documents: the lowest documented success, its first example.
 */
export interface StoreAnswer {
  /** Status such as `409`. */
  readonly status?: string;
  /** Name of the documented example to answer with. */
  readonly example?: string;
  /** A body in place of an example. */
  readonly body?: Json;
  /** Where in that body a list of resources stands. */
  readonly items?: JsonPointer;
  /** Headers in place of their documented examples. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What the mock remembers. It sees every accepted request, in the order of arrival, and decides the answer.
 */
export interface MockStore {
  readonly answer: (request: AcceptedRequest) => StoreAnswer;
}

/** A store that remembers nothing: every accepted request takes the documented success. */
export const statelessStore: MockStore = { answer: () => ({}) };

/** A store with a clock of its own. */
export interface StatefulStore extends MockStore {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  /** Forgets everything, and sets the clock back. */
  readonly reset: () => void;
}

/** What a store depends on. */
export interface StoreParts {
  readonly now: () => Date;
  readonly isBroken: BrokenRules;
}

/** The store that `mock.state` of the profile describes; what it says nothing of is not remembered. */
export function createStore(provider: Provider, parts: StoreParts): StatefulStore {
  const world = createWorld(provider, parts);
  return {
    answer: (request) => answerFromState(world, request) ?? {},
    now: () => new Date(world.nowMs()),
    advance: world.advance,
    reset: world.reset,
  };
}
