import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { Operation } from "../../documents/model.js";
import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { CreatedResource } from "../binder.js";
import type { CaseRunner } from "../case-runner.js";
import { pause } from "../rate-limiter.js";
import { type Recorded, type RecordedExchanges, sendRecorded } from "../recorded-exchanges.js";
import type { SeededRandom } from "../seeded-random.js";
import { withBrokenBody } from "./broken-body.js";
import type { InferredSource } from "./inferred-source.js";
import { madeThing } from "./made-thing.js";
import {
  type Answer,
  type Made,
  mayBeMissing,
  moot,
  type Prepared,
  type Script,
  succeeded,
  type Thing,
  type Unsettled,
} from "./sequence.js";

/** One exchange of a script, judged by every check. */
export interface ScriptExchange extends Recorded {
  readonly operation: Operation;
}

/** One run of a property at work. */
export interface ScriptRun {
  readonly runner: CaseRunner;
  readonly source: InferredSource;
  readonly recorded: RecordedExchanges;
  /** The request that makes the first thing. */
  readonly drawn: RequestValue;
  readonly random: SeededRandom;
  /** What the things themselves need, by the profile's names. */
  readonly provided: ReadonlyMap<string, CreatedResource>;
  /** In the order of sending. */
  readonly exchanges: ScriptExchange[];
  /** What was made and that the profile does not know how to remove. */
  readonly own: Made[];
}

/** The first wait before a request is sent once more; each next one is twice as long. */
const firstPollMs = 25;
const longestPollMs = 2_000;

/** An operation that the server may not have is not waited for any longer. */
const longestInDoubtMs = 1_500;

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
      return space === undefined ? undefined : withBrokenBody(space, value, run.random);
    },
  };
}

async function makeOne(run: ScriptRun): Promise<Made | Unsettled> {
  const { source, runner, exchanges } = run;
  const { resource } = source.property;
  const { create } = resource;
  const space = create && source.spaceOf(create);
  if (create === undefined || space === undefined) return moot("no valid request makes a thing");
  const isFirst = !exchanges.some(({ operation }) => operation === create);
  const base = isFirst ? run.drawn : space.arbitrary.generate(run.random, undefined).value;
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

function requestOn(run: ScriptRun, operation: Operation, made: Thing | undefined): Prepared {
  const { source, runner } = run;
  const base = source.baseOf(operation);
  if (base === undefined) return moot(`no valid request of ${operation.id} can be made`);
  const resources = new Map(run.provided);
  // Resources made alike go by several names.
  if (made?.created !== undefined)
    for (const { name } of runner.session.provider.profile.resources)
      if (!resources.has(name)) resources.set(name, made.created);
  const bound = runner.session.binder.bind(operation, base, resources);
  if (bound.kind === "unbound") return moot(bound.reason);
  return {
    kind: "prepared",
    value: onThing(source.property.resource, operation, { value: bound.value, made }),
  };
}

/** The request about one thing: in the place where that was made, and under its identifier. */
function onThing(
  { parameter, identifier }: CrudResource,
  operation: Operation,
  { value, made }: { value: RequestValue; made: Thing | undefined },
): RequestValue {
  if (made === undefined) return value;
  const sent = made.answer?.sent ?? value;
  const has = (where: "path" | "server" | "query" | "header", name: string) =>
    operation.parameters.some((other) => other.in === where && other.name === name);
  const shared = (where: "path" | "server" | "query" | "header"): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(sent[where]).filter(
        ([name]) => has(where, name) && (where === "path" || where === "server" || name in value[where]),
      ),
    );
  const path: Record<string, Json> = { ...value.path, ...shared("path") };
  if (parameter !== undefined && has("path", parameter)) path[parameter] = made.id;
  const server: Record<string, Json> = { ...value.server, ...shared("server") };
  if (identifier.kind === "chosen" && identifier.in === "server" && has("server", identifier.name))
    server[identifier.name] = made.id;
  return {
    ...value,
    path,
    server,
    query: { ...value.query, ...shared("query") },
    header: { ...value.header, ...shared("header") },
  };
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

async function eventually(
  { runner }: ScriptRun,
  attempt: () => Promise<Answer | Unsettled>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer | Unsettled> {
  const { convergenceMs } = runner.session.provider.profile;
  let waitedMs = 0;
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 2, longestPollMs)) {
    const answer = await attempt();
    if (answer.kind !== "answer" || isWanted(answer)) return answer;
    const longestMs = mayBeMissing(answer.operation)
      ? Math.min(convergenceMs, longestInDoubtMs)
      : convergenceMs;
    const waitMs = Math.min(pollMs, longestMs - waitedMs);
    if (waitMs <= 0) return answer;
    waitedMs += waitMs;
    if (runner.session.advance === undefined) await pause(waitMs, runner.session.signal);
    else runner.session.advance(waitMs);
  }
}
