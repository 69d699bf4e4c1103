import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { CreatedResource } from "../binder.js";
import type { CaseRunner } from "../case-runner.js";
import { type Recorded, type RecordedExchanges, sendRecorded } from "../recorded-exchanges.js";
import { eventually } from "./eventually.js";
import type { InferredSource } from "./inferred-source.js";
import { madeThing } from "./made-thing.js";
import { brokenBody, type PropertyDraws } from "./property-draws.js";
import { requestOn } from "./request-on.js";
import { type Answer, type Made, moot, type Script, succeeded, type Unsettled } from "./sequence.js";

/** One exchange of a script, judged by every check. */
export interface ScriptExchange extends Recorded {
  readonly operation: Operation;
}

/** One run of a property at work. */
export interface ScriptRun {
  readonly runner: CaseRunner;
  readonly source: InferredSource;
  readonly recorded: RecordedExchanges;
  readonly draws: PropertyDraws;
  /** What the things themselves need, by the profile's names. */
  readonly provided: ReadonlyMap<string, CreatedResource>;
  /** In the order of sending. */
  readonly exchanges: ScriptExchange[];
  /** What was made and that the profile does not know how to remove. */
  readonly own: Made[];
}

/** What a property may do in one run. */
export function createScript(run: ScriptRun): Script {
  const send: Script["send"] = (operation, value) => sendOne(run, operation, value);
  return {
    make: () => makeOne(run),
    requestOn: (operation, made) => requestOn(run, operation, made),
    send,
    eventually: (attempt, isWanted) => eventually(run, attempt, isWanted),
    release: (made) => {
      const index = run.own.indexOf(made);
      if (index >= 0) run.own.splice(index, 1);
    },
    withBrokenBody: (operation, value) => {
      const space = run.source.spaceOf(operation);
      return space === undefined ? undefined : brokenBody(run.draws, space, value);
    },
  };
}

async function makeOne(run: ScriptRun): Promise<Made | Unsettled> {
  const { source, runner } = run;
  const { resource } = source.property;
  const { create } = resource;
  const space = create && source.spaceOf(create);
  if (create === undefined || space === undefined) return moot("no valid request makes a thing");
  const base = run.draws.nextRequest(space);
  const bound = runner.session.binder.bind(create, base, run.provided);
  if (bound.kind === "unbound") return moot(bound.reason);
  const answer = await sendOne(run, create, bound.value);
  if (answer.kind !== "answer") return answer;
  const { status } = answer;
  if (!succeeded(answer)) return moot(`nothing could be created: ${create.id} answered ${status}`);
  const made = madeThing(runner.session.provider, resource, answer);
  if (made === undefined) return moot(`the answer of ${create.id} does not identify what was created`);
  if (made.created === undefined) run.own.push(made);
  return status === 202 ? moot(`what ${create.id} creates is only ordered (202)`) : made;
}

async function sendOne(
  run: ScriptRun,
  operation: Operation,
  value: RequestValue,
): Promise<Answer | Unsettled> {
  const { session } = run.runner;
  if (session.signal.aborted) return { kind: "inconclusive", reason: "interrupted" };
  const serialised = serialiseRequest(operation, value, session.address);
  if (serialised.kind === "unsendable") return moot(serialised.reason);
  const recorded = await sendRecorded(run.recorded, {
    operation,
    value,
    wire: serialised.request,
    account: "first",
    takesTooMany: false,
  });
  run.exchanges.push({ operation, ...recorded });
  const { exchange, observation, doubt } = recorded;
  if (doubt !== undefined || exchange?.response === undefined || observation === undefined)
    return { kind: "inconclusive", reason: doubt ?? "no answer" };
  const { body } = observation;
  return {
    kind: "answer",
    operation,
    sent: value,
    status: exchange.response.status,
    body: body.kind === "value" ? body.value : undefined,
    exchange,
    observation,
  };
}
