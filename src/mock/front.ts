import { assertNever } from "../core/assert-never.js";
import { headerOf, type WireRequest } from "../core/exchange.js";
import type { Operation, Parameter, Provider } from "../documents/model.js";
import { replaceHeader } from "../exchange/replace-header.js";
import { type Answered, createAnswerWriter, type MockAnswer } from "./answer-writer.js";
import { challenge, createCredentialCheck } from "./check-credentials.js";
import { readPreference } from "./prefer.js";
import type { Prism } from "./prism.js";
import { type ReadReceived, readReceived } from "./read-received.js";
import type { RefusalReason } from "./refusal.js";
import { requestFault } from "./request-fault.js";
import { createRouter, type FoundRoute } from "./route-request.js";
import type { Sabotage } from "./sabotage.js";
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
  /** Asked at each request what to do wrong; absent, or nothing: all goes right. */
  readonly sabotage?: () => Sabotage | undefined;
}

/**
 * The front of a mock: decides whether a request is turned away, in the order credential, media type, form,
 * constraints, references; what is left is the store's to answer.
 */
export function createFront(provider: Provider, { prism, store, now, sabotage }: FrontParts): Front {
  const route = createRouter(provider);
  const checkCredentials = createCredentialCheck(provider, now);
  const unknownReference = createReferenceCheck(provider.profile);
  const writer = createAnswerWriter(provider, prism);

  const invalidAt = (operation: Operation, parameter: Parameter | undefined) =>
    provider.profile.mock.invalid.find(
      ({ at }) => at.operation === operation.id && at.in === parameter?.in && at.name === parameter.name,
    )?.refusal;

  const answerOperation = (found: FoundRoute, request: WireRequest, wrong: Sabotage): MockAnswer => {
    const { operation } = found;
    const refuse = (reason: RefusalReason) => writer.refusal(reason, { operation, request });
    const signed = { ...request, server: found.server };
    const judged = checkCredentials(operation, signed);
    if (judged.kind === "refused" && wrong.takesCredential?.(operation, signed) !== true) {
      const headers = challenge(provider, operation);
      return writer.refusal("credentials", { operation, request, headers });
    }
    // What is taken in spite of everything is answered as a good request is, and no store is asked.
    const taken = () => writer.documented(operation, {}, request) ?? refuse("unknown");
    const read = readTaken(found, request, wrong);
    if (read.kind === "unread") return taken();
    if (read.kind === "refused") return refuse(read.reason);
    const { value } = read;
    const fault = requestFault(operation, value, prism);
    if (fault !== undefined) {
      if (wrong.takesInvalid?.(operation, value) === true) return taken();
      const own = invalidAt(operation, fault.parameter);
      return (own && writer.documented(operation, own, request)) ?? refuse("invalid");
    }
    if (wrong.refusesValid?.(operation, value) === true) return refuse("invalid");
    const unknown = unknownReference(operation, value);
    if (unknown !== undefined && wrong.takesUnknown?.(unknown.place) === true) return taken();
    if (unknown !== undefined) return writer.documented(operation, unknown, request) ?? refuse("unknown");
    const preference = readPreference(headerOf(request.headers, "prefer"));
    if (preference.status !== undefined || preference.example !== undefined)
      return writer.documented(operation, preference, request) ?? refuse("preference");
    const account = judged.kind === "refused" ? "first" : judged.account;
    const choice = store.answer({ operation, value, ...(account === undefined ? {} : { account }) });
    return writer.documented(operation, choice, request) ?? refuse("unknown");
  };

  const answer = (request: WireRequest, wrong: Sabotage): MockAnswer => {
    const host = headerOf(request.headers, "host") ?? "";
    const found = route({ method: request.method, host, path: request.path });
    switch (found.kind) {
      case "found":
        return answerOperation(found, request, wrong);
      case "method":
        return answerMethod(found.beside, request, wrong);
      case "nowhere":
        return writer.refusal("unknown", { request });
      case "malformed":
        return writer.refusal("malformed", { request });
      default:
        return assertNever(found);
    }
  };

  const answerMethod = (beside: readonly Operation[], request: WireRequest, wrong: Sabotage): MockAnswer => {
    const [first] = beside;
    const taken = first !== undefined && wrong.takesMethod?.({ request, beside }) === true;
    const success = taken ? writer.documented(first, {}, request) : undefined;
    if (success !== undefined) return success;
    const allowed = new Set(beside.map(({ method }) => method));
    return writer.refusal("method", { request, headers: [["Allow", [...allowed].join(", ")]] });
  };

  const changed = (given: MockAnswer, request: WireRequest, wrong: Sabotage): MockAnswer => {
    if (wrong.change === undefined) return given;
    const operation = provider.operations.find(({ id }) => id === given.operation);
    return wrong.change(given, { request, ...(operation === undefined ? {} : { operation }) });
  };

  return {
    answer: (request) => {
      const wrong = sabotage?.() ?? faultless;
      try {
        return changed(answer(request, wrong), request, wrong);
      } catch (error) {
        // Nesting that no stack holds is as good as unreadable.
        if (error instanceof RangeError) return writer.refusal("malformed", { request });
        throw error;
      }
    },
    refuse: (reason, answered = {}) => writer.refusal(reason, answered),
  };
}

const faultless: Sabotage = {};

/** The content of a request, or a body that is taken all the same and has no content. */
function readTaken(
  found: FoundRoute,
  request: WireRequest,
  wrong: Sabotage,
): ReadReceived | { readonly kind: "unread" } {
  const read = readReceived(found, request);
  const { operation } = found;
  if (read.kind === "read" || wrong.takesUnread?.({ operation, reason: read.reason, request }) !== true)
    return read;
  const [documented] = operation.body?.media ?? [];
  if (read.reason === "malformed" || documented === undefined) return { kind: "unread" };
  const again = readReceived(found, replaceHeader(request, "Content-Type", documented.mediaType));
  return again.kind === "read" ? again : { kind: "unread" };
}
