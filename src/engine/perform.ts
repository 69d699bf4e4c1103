import type { Observation } from "../checks/observation.js";
import type { Exchange, WireRequest } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import type { Operation } from "../documents/model.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import type { Creation } from "./budget.js";
import type { Trial } from "./case.js";
import type { Recipe } from "./counterexample/recipe.js";
import { withoutCredentials } from "./given-credentials.js";
import { lackShown } from "./lack-shown.js";
import { observe } from "./observe.js";
import { sendPatiently } from "./send-patiently.js";
import type { Session } from "./session.js";
import type { Soundness } from "./target-health.js";
import { weighed } from "./weighed.js";
import { whyNothingShown } from "./why-nothing-shown.js";
import { wireFault } from "./wire-truth.js";

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
  session.countTrial?.(trial, exchange);
  const observation = observe(session, { operation, trial, exchange });
  return { kind: "judged", exchange, observation, ...weighed(session, observation) };
}

function soundnessOf({ expectation, method }: Trial): Soundness {
  if (expectation.kind === "survived") return "odd";
  return expectation.kind === "accepted" && method === undefined ? "valid" : "broken";
}
