import type { Exchange, Header, WireRequest } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import { type Creation, type Purpose, spentOnCreations } from "./budget.js";
import { type Cleared, isLive } from "./creations/custody.js";
import { retryAfterMs } from "./retry-after.js";
import type { Session } from "./session.js";
import { hasUnknownFate } from "./unknown-fate.js";

/** How a request is sent. */
export interface Sending {
  readonly authorise: (wire: WireRequest) => WireRequest;
  /** Whose request it is. */
  readonly operation: Operation;
  /** The request as data. */
  readonly value: RequestValue;
  /** A 429 is the answer that is looked for, not a reason to wait. */
  readonly takesTooMany?: boolean;
  /** What cleans up may use what was set aside for that. */
  readonly purpose?: Purpose;
  /** What was taken for the thing that the request may make. */
  readonly creation?: Creation;
}

/** What sending came to; in vain with the last answer, where there was one. */
export type Sent =
  | { readonly kind: "sent"; readonly exchange: Exchange }
  | {
      readonly kind: "inconclusive";
      readonly reason: string;
      readonly exchange?: Exchange;
      /** It names what may not be the run's own, so that it was never sent. */
      readonly isHeldBack?: true;
    };

/**
 * Sends within budget and rate, and waits where the server asks for it.
 *
 * An interrupted run still sends what removes its resources, as patiently as ever; all else no longer pauses.
 * Whatever may create something passes here, and is on record before it leaves.
 */
export async function sendPatiently(
  session: Session,
  wire: WireRequest,
  { authorise, operation, value, takesTooMany, purpose, creation }: Sending,
): Promise<Sent> {
  const lane = operation.method === "GET" || operation.method === "HEAD" ? "reads" : "writes";
  const isRemoval = purpose === "removal";
  const request = { operation, value, wire, account: session.account ?? ("first" as const) };
  const custody = session.custody;
  let exchange: Exchange | undefined;
  let cleared: Cleared | undefined;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const stopped = isRemoval ? custody?.silence.reason() : session.health.stopped();
    if (stopped !== undefined) return inVain(stopped, exchange);
    if (isLive(session) && !isRemoval) cleared ??= await session.custody.clear(session, request);
    if (cleared?.kind === "held back") return { ...inVain(cleared.reason, exchange), isHeldBack: true };
    if (!session.budget.takeRequest(purpose)) {
      if (cleared?.entry !== undefined && exchange === undefined)
        custody?.book.note(cleared.entry, { is: "nothing" });
      return inVain("the budget of requests is spent", exchange);
    }
    await session.pacer.enter(lane, isRemoval ? neverAborted : session.signal);
    exchange = await session.connection.send(authorise(withHeaders(wire, session.headers)));
    if (cleared?.entry !== undefined) custody?.book.answered(cleared.entry, request, exchange);
    if (isRemoval) custody?.silence.note(exchange);
    const { caseName, caseKind = "upkeep" } = session;
    session.count?.({ operation, value, sentFor: isRemoval ? "upkeep" : caseKind, exchange });
    session.onExchange?.(exchange, { operation, ...(caseName === undefined ? {} : { caseName }) });
    const isLookedFor = takesTooMany === true && isTooMany(session, exchange, attempt);
    if (session.pacer.leave(lane, exchange, isLookedFor) === "answered") return { kind: "sent", exchange };
    // It may have made something all the same, and the next one may make another.
    if (creation !== undefined && hasUnknownFate(exchange) && !creation.again())
      return inVain(spentOnCreations, exchange);
  }
  session.health.keptWaiting();
  return inVain("the server kept asking to wait (429, or 503 with Retry-After)", exchange);
}

/** So often the same is sent at most where the server asks to wait. */
const mostAttempts = 5;

/** What cleans up waits for its turn though the run was interrupted: sent too soon it would be refused. */
const neverAborted = new AbortController().signal;

/** Whether a 429 is the one that is looked for: where it says how long to wait it may be a rate limit's, so that is tried once. */
function isTooMany({ advance, now }: Session, { response }: Exchange, attempt: number): boolean {
  if (response?.status !== 429) return false;
  return advance !== undefined || attempt > 0 || retryAfterMs(response, now()) === undefined;
}

function inVain(reason: string, exchange: Exchange | undefined): Exclude<Sent, { kind: "sent" }> {
  return { kind: "inconclusive", reason, ...(exchange === undefined ? {} : { exchange }) };
}

function withHeaders(wire: WireRequest, headers: readonly Header[]): WireRequest {
  if (headers.length === 0) return wire;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return {
    ...wire,
    headers: [...wire.headers.filter(([name]) => !names.has(name.toLowerCase())), ...headers],
  };
}
