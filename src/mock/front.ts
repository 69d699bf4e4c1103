import { assertNever } from "../core/assert-never.js";
import { headerOf, type WireRequest } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import { type Answered, createAnswerWriter, type MockAnswer } from "./answer-writer.js";
import { challenge, createCredentialCheck } from "./check-credentials.js";
import { readPreference } from "./prefer.js";
import type { Prism } from "./prism.js";
import { readReceived } from "./read-received.js";
import type { RefusalReason } from "./refusal.js";
import { requestFault } from "./request-fault.js";
import { createRouter, type FoundRoute } from "./route-request.js";
import type { MockStore } from "./store.js";
import { createReferenceCheck } from "./unknown-reference.js";

/** The mock without its sockets: a whole request in, a whole answer out, at once. */
export interface Front {
  readonly answer: (request: WireRequest) => MockAnswer;
  /** The answer to what is no readable request. */
  readonly refuse: (reason: RefusalReason, answered?: Answered) => MockAnswer;
}

/** What a front works with. */
export interface FrontParts {
  readonly prism: Prism;
  readonly store: MockStore;
  readonly now: () => Date;
}

/**
 * The front of a mock: decides whether a request is turned away, in the order credential, media type, form,
 * constraints, references; what is left is the store's to answer.
 */
export function createFront(provider: Provider, { prism, store, now }: FrontParts): Front {
  const route = createRouter(provider);
  const checkCredentials = createCredentialCheck(provider, now);
  const unknownReference = createReferenceCheck(provider.profile);
  const writer = createAnswerWriter(provider, prism);

  const answerOperation = (found: FoundRoute, request: WireRequest): MockAnswer => {
    const { operation } = found;
    const refuse = (reason: RefusalReason) => writer.refusal(reason, { operation, request });
    const credential = checkCredentials(operation, { ...request, server: found.server });
    if (credential.kind === "refused") {
      const headers = challenge(provider, operation);
      return writer.refusal("credentials", { operation, request, headers });
    }
    const read = readReceived(found, request);
    if (read.kind === "refused") return refuse(read.reason);
    if (requestFault(operation, read.value, prism) !== undefined) return refuse("invalid");
    const unknown = unknownReference(operation, read.value);
    if (unknown !== undefined) return writer.documented(operation, unknown, request) ?? refuse("unknown");
    const preference = readPreference(headerOf(request.headers, "prefer"));
    if (preference.status !== undefined || preference.example !== undefined)
      return writer.documented(operation, preference, request) ?? refuse("preference");
    const { kind: _, ...account } = credential;
    const choice = store.answer({ operation, value: read.value, ...account });
    return writer.documented(operation, choice, request) ?? refuse("unknown");
  };

  const answer = (request: WireRequest): MockAnswer => {
    const host = headerOf(request.headers, "host") ?? "";
    const found = route({ method: request.method, host, path: request.path });
    switch (found.kind) {
      case "found":
        return answerOperation(found, request);
      case "method":
        return writer.refusal("method", { request, headers: [["Allow", found.allowed.join(", ")]] });
      case "nowhere":
        return writer.refusal("unknown", { request });
      case "malformed":
        return writer.refusal("malformed", { request });
      default:
        return assertNever(found);
    }
  };

  return {
    answer: (request) => {
      try {
        return answer(request);
      } catch (error) {
        // Nesting that no stack holds is as good as unreadable.
        if (error instanceof RangeError) return writer.refusal("malformed", { request });
        throw error;
      }
    },
    refuse: (reason, answered = {}) => writer.refusal(reason, answered),
  };
}
