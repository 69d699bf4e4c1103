import type { Observation, SentSecret } from "../checks/observation.js";
import type { Exchange, WireRequest } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import { readRequest } from "../exchange/read-request.js";
import type { Account } from "./authority.js";
import { type Creation, spentOnCreations } from "./budget.js";
import type { CaseRunner } from "./case-runner.js";
import { createdResources, resourceMadeBy } from "./created-resources.js";
import { withoutCredentials } from "./given-credentials.js";
import { lackShown } from "./lack-shown.js";
import { observe } from "./observe.js";
import { requestsToRemove } from "./requests-to-remove.js";
import { createRunEstate, type RunEstate } from "./run-estate.js";
import { sendPatiently } from "./send-patiently.js";
import { asAccount, type Session } from "./session.js";
import { hasUnknownFate } from "./unknown-fate.js";
import { weighed } from "./weighed.js";

/** Exchanges that belong together: secrets of one must not come back in another, and what they make is removed at the end. */
export interface RecordedExchanges {
  readonly runner: CaseRunner;
  readonly estate: RunEstate;
  /** Everything secret that was sent so far. */
  readonly secrets: Map<SentSecret["occursIn"], SentSecret>;
  /** What was taken for the things that requests made, until these are removed. */
  readonly creations: Creation[];
}

/** One request of several that belong together. */
export interface RecordedRequest {
  readonly operation: Operation;
  readonly value: RequestValue;
  readonly wire: WireRequest;
  /** Whose credential it carries. */
  readonly account: Account | "none";
  /** A 429 is the answer that is looked for, not a reason to wait. */
  readonly takesTooMany: boolean;
}

/** What came of one request: judged by every check, or sent in vain. */
export interface Recorded {
  /** Absent where it was not sent. */
  readonly exchange?: Exchange;
  readonly observation?: Observation;
  readonly findings: readonly Finding[];
  readonly held: readonly string[];
  /** Why nothing can be concluded from it. */
  readonly doubt?: string;
}

/** No exchange yet. */
export function recordExchanges(runner: CaseRunner): RecordedExchanges {
  const estate = createRunEstate(runner.session.provider, runner.keeper);
  return { runner, estate, secrets: new Map(), creations: [] };
}

/** Removes what the exchanges made and left. */
export async function clearRecorded({ estate, creations }: RecordedExchanges): Promise<void> {
  await estate.clear();
  for (const creation of creations.splice(0)) creation.settle();
}

/** Sends one request, runs every check on the exchange and takes note of what it made and removed. */
export async function sendRecorded(recorded: RecordedExchanges, request: RecordedRequest): Promise<Recorded> {
  const { session } = recorded.runner;
  const { operation, value, wire, account, takesTooMany } = request;
  const makes = resourceMadeBy(session.provider, operation, value);
  const creation = makes && session.budget.takeCreation(requestsToRemove(makes));
  if (makes !== undefined && creation === undefined) return inVain(spentOnCreations);
  const acting = asAccount(session, account === "second" ? "second" : "first");
  const sent = await sendPatiently(acting, wire, {
    operation,
    value,
    authorise: (plain) =>
      account === "none"
        ? withoutCredentials(session.provider, plain)
        : acting.authority.sign(operation, plain),
    takesTooMany,
    ...(creation === undefined ? {} : { creation }),
  });
  const { exchange } = sent;
  if (sent.kind === "inconclusive" && (exchange === undefined || !hasUnknownFate(exchange))) {
    creation?.giveBack();
    creation?.settle();
    return inVain(sent.reason);
  }
  if (exchange === undefined) return inVain("no answer");
  const vainly = sent.kind === "inconclusive" ? sent.reason : undefined;
  const dead = acting.health.note(exchange, { soundness: "valid", operation: operation.id });
  const observation = withSecrets(recorded, observed(acting, request, exchange));
  const made = noteResources(recorded, request, observation);
  if (creation !== undefined) keepOrGiveBack(recorded, creation, made || hasUnknownFate(exchange));
  const doubt = dead ?? vainly ?? doubtIn(acting, request, exchange);
  const checked =
    dead === undefined && vainly === undefined ? weighed(acting, observation) : { findings: [], held: [] };
  return { exchange, observation, ...checked, ...(doubt === undefined ? {} : { doubt }) };
}

/** What may have been made is counted for good; what is to remove it stays set aside until that is done. */
function keepOrGiveBack({ creations }: RecordedExchanges, creation: Creation, mayBeMade: boolean): void {
  if (mayBeMade) {
    creations.push(creation);
    return;
  }
  creation.giveBack();
  creation.settle();
}

function inVain(doubt: string): Recorded {
  return { findings: [], held: [], doubt };
}

/** Why an answer says nothing of its request. */
function doubtIn(session: Session, request: RecordedRequest, exchange: Exchange): string | undefined {
  if (exchange.response === undefined) return exchange.failure?.message ?? "no answer";
  if (exchange.response.status === 429 && !request.takesTooMany)
    return `${request.operation.id} was refused with 429 before the request was judged`;
  return request.account === "none" ? undefined : lackShown(session, request.operation, exchange);
}

/** Text that goes out as it stands is data to the server that reads it. */
function observed(session: Session, { operation, value }: RecordedRequest, exchange: Exchange): Observation {
  const read =
    value.body?.kind === "raw" ? readRequest(operation, exchange.request, session.address) : undefined;
  const unreadable = read !== undefined && read.problems.length > 0;
  const sent =
    read === undefined || unreadable || read.value.body === undefined
      ? value
      : { ...value, body: read.value.body };
  const expectation = { kind: "workflow-step" as const, ...(unreadable ? { unreadable } : {}) };
  return observe(session, { operation, trial: { value: sent, expectation }, exchange });
}

/** Secrets of both accounts and of every earlier request must not come back either. */
function withSecrets({ runner, secrets }: RecordedExchanges, observation: Observation): Observation {
  const { authority, second } = runner.session;
  const { request } = observation.exchange;
  for (const secret of [
    ...observation.secrets,
    ...authority.secretsIn(request),
    ...second.secretsIn(request),
  ])
    secrets.set(secret.occursIn, secrets.get(secret.occursIn) ?? secret);
  return { ...observation, secrets: [...secrets.values()] };
}

/** Takes note of what an exchange made and removed; true when it made something. */
function noteResources(
  { runner, estate }: RecordedExchanges,
  { operation, account }: RecordedRequest,
  { exchange, sent, body }: Observation,
): boolean {
  const status = exchange.response?.status ?? 0;
  if (status >= 200 && status < 300) estate.noteDeletion(operation, sent);
  const created = createdResources(runner.session.provider, operation, sent, exchange, body);
  if (created === undefined && !runner.keeper.isUnclear(exchange)) return false;
  if (created !== undefined && created.length > 0)
    return estate.adopt(
      account === "second" ? created.map((item) => ({ ...item, account: "second" })) : created,
    );
  estate.mourn(operation, exchange);
  return true;
}
