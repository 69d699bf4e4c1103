import { judgeExchange } from "../checks/judge-exchange.js";
import type { Observation } from "../checks/observation.js";
import type { PromiseIndex } from "../checks/promise-index.js";
import { stakesHeld } from "../checks/promises-held.js";
import type { Exchange, Header, WireRequest } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Connection } from "../exchange/connection.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import type { TargetAddress } from "../exchange/target-address.js";
import type { Account, Authority } from "./authority.js";
import type { Binder } from "./binder.js";
import { type Budget, type Creation, type Purpose, spentOnCreations } from "./budget.js";
import type { Trial } from "./case.js";
import type { Recipe } from "./counterexample/recipe.js";
import { type Cleared, type Custody, isLive } from "./creations/custody.js";
import type { ExistingThings } from "./existing-things.js";
import { leniently } from "./framework-page.js";
import { gistOf } from "./gist.js";
import { withoutCredentials } from "./given-credentials.js";
import { observe } from "./observe.js";
import type { Pacer } from "./pace/pacer.js";
import type { RequestPart } from "./request-part.js";
import { retryAfterMs } from "./retry-after.js";
import type { Soundness, TargetHealth } from "./target-health.js";
import { hasUnknownFate } from "./unknown-fate.js";
import { whyNothingShown } from "./why-nothing-shown.js";
import { wireFault } from "./wire-truth.js";

/** Everything that sending requests to one provider needs. */
export interface Session {
  readonly provider: Provider;
  readonly address: TargetAddress;
  readonly connection: Connection;
  readonly binder: Binder;
  readonly authority: Authority;
  /** The credentials of the second account; without any where none is known. */
  readonly second: Authority;
  readonly promises: PromiseIndex;
  readonly partsOf: (operation: Operation) => readonly RequestPart[];
  readonly pacer: Pacer;
  readonly budget: Budget;
  readonly health: TargetHealth;
  readonly existing: ExistingThings;
  readonly timeoutMs: number;
  readonly now: () => Date;
  /** The run's prefix in fresh names. */
  readonly run: string;
  readonly signal: AbortSignal;
  readonly strictness: Strictness;
  /** Sent with every request, in place of what the description puts under the same name; a credential comes after. */
  readonly headers: readonly Header[];
  /** Keeps a live run from leaving anything behind, and from touching what is not its own; absent on our own mock. */
  readonly custody?: Custody;
  /** Whose credentials it goes by; absent: the first account's. */
  readonly account?: "second";
  /** The case that requests are sent for; absent where they clean up after several. */
  readonly caseName?: string;
  readonly onExchange?: (exchange: Exchange, purpose: ExchangePurpose) => void;
  /** Told before a wait that a person would notice. */
  readonly onWait?: (wait: Wait) => void;
  /** Moves the target's clock, where it has one that can be moved: then nobody waits. */
  readonly advance?: (ms: number) => void;
}

/** What an exchange was for. */
export interface ExchangePurpose {
  readonly caseName?: string;
  readonly operation?: Operation;
}

/** A wait that a person would notice. */
export interface Wait {
  readonly ms: number;
  /** The workflow that waits before it asks again. */
  readonly workflow?: string;
  /** Why everything waits that is to be sent. */
  readonly reason?: string;
}

/** What else fails a run beside violations. */
export interface Strictness {
  /** What only an example shows fails too. */
  readonly warnings: boolean;
  /** Gaps of the documentation fail too. */
  readonly gaps: boolean;
}

/** What became of one trial. */
export type Performed =
  | {
      readonly kind: "judged";
      readonly exchange: Exchange;
      readonly observation: Observation;
      readonly findings: readonly Finding[];
      readonly held: readonly string[];
      /** What sends it again. */
      readonly recipe?: () => Recipe;
    }
  /** Not sent, or not judged, for a reason that lies in the request. */
  | {
      readonly kind: "dropped";
      readonly reason: string;
      /** Nothing was sent: by the description the request shows nothing. */
      readonly isMoot?: boolean;
    }
  /** Nothing can be concluded: no answer, no budget, told to wait. */
  | { readonly kind: "inconclusive"; readonly reason: string; readonly exchange?: Exchange };

/** Sends one trial and judges the exchange. The trial's value is already bound. */
export async function perform(
  session: Session,
  { operation, trial, creation }: { operation: Operation; trial: Trial; creation?: Creation },
): Promise<Performed> {
  if (session.signal.aborted) return { kind: "inconclusive", reason: "interrupted" };
  const request = buildRequest(session, operation, trial);
  if (request.kind === "dropped") return request;
  const sent = await sendPatiently(session, request.wire, {
    operation,
    value: trial.value,
    authorise: (wire) =>
      trial.credential === undefined
        ? session.authority.sign(operation, wire)
        : trial.credential(withoutCredentials(session.provider, wire), session.now()),
    ...(creation === undefined ? {} : { creation }),
  });
  // Where nobody has said what identifies a thing, what was taken for its identifier may well be none.
  if (sent.kind === "inconclusive")
    return sent.isHeldBack === true && session.provider.profile.isImplied === true
      ? { kind: "dropped", reason: sent.reason }
      : sent;
  return judge(session, operation, trial, sent.exchange);
}

/** The session as one of the two accounts. */
export function asAccount<S extends Session>(session: S, account: Account): S {
  return account === "first" ? session : { ...session, authority: session.second, account };
}

function buildRequest(
  session: Session,
  operation: Operation,
  trial: Trial,
): { kind: "built"; wire: WireRequest } | { kind: "dropped"; reason: string; isMoot?: boolean } {
  const { address } = session;
  const serialised = serialiseRequest(operation, trial.value, address);
  if (serialised.kind === "unsendable") return { kind: "dropped", reason: serialised.reason };
  const plain = trial.rewrite === undefined ? serialised.request : trial.rewrite(serialised.request);
  const wire = trial.method === undefined ? plain : { ...plain, method: trial.method };
  const fault = wireFault(operation, {
    parts: session.partsOf(operation),
    wire,
    address,
    expectation: trial.expectation,
  });
  return fault === undefined ? { kind: "built", wire } : { kind: "dropped", reason: fault, isMoot: true };
}

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
    const { caseName } = session;
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

function judge(session: Session, operation: Operation, trial: Trial, exchange: Exchange): Performed {
  const inconclusive = session.health.note(exchange, {
    soundness: soundnessOf(trial),
    operation: operation.id,
  });
  if (inconclusive !== undefined) return { kind: "inconclusive", reason: inconclusive, exchange };
  if (exchange.response?.status === 429 && trial.expectation.kind !== "survived") {
    session.health.keptWaiting();
    return { kind: "inconclusive", reason: "refused with 429 before the request was judged", exchange };
  }
  const lack = trial.credential === undefined ? lackShown(session, operation, exchange) : undefined;
  if (lack !== undefined) return { kind: "dropped", reason: lack };
  const unknown =
    trial.expectation.kind === "accepted"
      ? whyNothingShown(session, operation, { value: trial.value, exchange })
      : undefined;
  if (unknown !== undefined) return { kind: "dropped", reason: unknown };
  const observation = observe(session, { operation, trial, exchange });
  return { kind: "judged", exchange, observation, ...weighed(session, observation) };
}

function soundnessOf({ expectation, method }: Trial): Soundness {
  if (expectation.kind === "survived") return "odd";
  return expectation.kind === "accepted" && method === undefined ? "valid" : "broken";
}

/** What every check makes of an exchange, weighed under the strictness of the run, and the promises that it shows. */
export function weighed(
  session: Session,
  observation: Observation,
): { readonly findings: readonly Finding[]; readonly held: readonly string[] } {
  const context = { run: session.run, sent: [observation.sent] };
  const findings = judgeExchange(observation, session.promises).map((finding) => ({
    ...hardened(leniently(session.provider, finding, observation), session.strictness),
    gist: gistOf(finding, context),
  }));
  const held = stakesHeld(observation, findings, session.promises.stakesOf(observation.operation?.id));
  return { findings, held: held.map(({ promise }) => promise.id) };
}

/** A refusal for want of a credential that we do not have shows nothing of the request. */
export function lackShown(
  { authority }: Pick<Session, "authority">,
  operation: Operation,
  { response }: Exchange,
): string | undefined {
  if (response?.status !== 401 && response?.status !== 403) return undefined;
  const lack = authority.lackOf(operation);
  return lack === undefined ? undefined : `refused with ${response.status}: ${lack}`;
}

/** The identifier that a created resource goes by, as text for people. */
export function identifierText(id: Json): string {
  return typeof id === "string" ? id : JSON.stringify(id);
}

/** A finding as it weighs under the strictness of the run. */
export function hardened(finding: Finding, strictness: Strictness): Finding {
  const fails =
    (finding.severity === "warning" && strictness.warnings) ||
    (finding.severity === "gap" && strictness.gaps);
  return fails ? { ...finding, severity: "violation" } : finding;
}

function withHeaders(wire: WireRequest, headers: readonly Header[]): WireRequest {
  if (headers.length === 0) return wire;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return {
    ...wire,
    headers: [...wire.headers.filter(([name]) => !names.has(name.toLowerCase())), ...headers],
  };
}
