import type { Exchange } from "../core/exchange.js";
import { isJsonObject, type Json, jsonEquals } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Resource } from "../documents/profile.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import { type CreatedResource, withPlace } from "./binder.js";
import { type Creation, spentOnCreations } from "./budget.js";
import { completedAnswer } from "./completed-answer.js";
import { createdResources } from "./created-resources.js";
import { listedIdentifier } from "./listed-identifier.js";
import { bodyOf, documentedResponse, mediaOf } from "./observe.js";
import { requestsToRemove } from "./requests-to-remove.js";
import { asAccount, type Sending, type Session, sendPatiently } from "./session.js";
import { hasUnknownFate } from "./unknown-fate.js";
import { withFreshNames } from "./with-fresh-names.js";

/** The smallest valid request of an operation; undefined where none is known. */
export type BaseOf = (operation: Operation) => RequestValue | undefined;

/** What became of a resource that was to be removed. */
export type Removal =
  | { readonly kind: "removed" }
  /** The target does not know it: it is gone, or was never to be had under that name. */
  | { readonly kind: "unknown" }
  | { readonly kind: "left"; readonly reason: string };

/** What was made before for the same purpose, by name: one thing may be made in another. */
export type MadeBefore = ReadonlyMap<string, CreatedResource>;

/** What a case has for itself: where its fresh values come from, and what it may send. */
export type OwnMeans = Pick<Session, "binder" | "budget">;

/** What came of making a resource. */
export interface Making {
  readonly made?: CreatedResource;
  readonly fault?: string;
  /** What was taken for it, to be settled once it is removed. */
  readonly creation?: Creation;
}

/** The requests that make, read and remove resources, apart from any case. */
export interface ResourceRequests {
  /** Makes a resource; a text is the reason why there is none. What was made by a failing request comes back too. */
  readonly make: (resource: Resource, own: OwnMeans, others: MadeBefore) => Promise<Making>;
  /** The resource with the identifiers that its creating answer left out, from the operation that reads it. */
  readonly completed: (resource: CreatedResource) => Promise<CreatedResource>;
  readonly remove: (resource: CreatedResource) => Promise<Removal>;
  /** Whether reading the resource again later may tell an identifier that its removal needs. */
  readonly mayBeNamedLater: (resource: CreatedResource) => boolean;
  /** How many requests removing it may take. */
  readonly mostToRemove: (resource: CreatedResource) => number;
}

/** Builds the requests of one provider's run. */
export function createResourceRequests(session: Session, baseOf: BaseOf): ResourceRequests {
  return {
    make: (resource, own, others) => make({ ...session, ...own }, baseOf, { resource, others }),
    completed: (resource) => completed(session, baseOf, resource),
    remove: (resource) => {
      session.existing.remove(resource.id);
      return removeWherever(asAccount(session, resource.account ?? "first"), baseOf, resource);
    },
    mayBeNamedLater: (resource) =>
      describedAs(session.provider, resource)?.readBy !== undefined &&
      lacksIdentifier(session.provider, resource),
    mostToRemove: (resource) => {
      const described = describedAs(session.provider, resource);
      return described === undefined ? 0 : requestsToRemove(described);
    },
  };
}

async function make(
  session: Session,
  baseOf: BaseOf,
  { resource, others }: { readonly resource: Resource; readonly others: MadeBefore },
): Promise<Making> {
  const operation = operationOf(session.provider, resource.createdBy[0]);
  const base = operation && baseOf(operation);
  if (operation === undefined || base === undefined)
    return { fault: `no valid request makes a ${resource.name}` };
  const equipped = (resource.createdWith ?? []).reduce(
    (value, { at, value: needed }) => withPlace(value, at, needed),
    base,
  );
  const fresh =
    session.provider.profile.isImplied === true ? withFreshNames(session, operation, equipped) : equipped;
  const bound = session.binder.bind(operation, fresh, others);
  if (bound.kind === "unbound") return { fault: bound.reason };
  const creation = session.budget.takeCreation(requestsToRemove(resource));
  if (creation === undefined) return { fault: spentOnCreations };
  const sent = await send(session, operation, { value: bound.value, creation });
  const { exchange } = sent;
  if (exchange === undefined || (sent.kind === "inconclusive" && !hasUnknownFate(exchange))) {
    creation.giveBack();
    return { fault: sent.kind === "inconclusive" ? sent.reason : "no answer", creation };
  }
  session.health.note(exchange, { soundness: "valid", operation: operation.id });
  const [made] =
    createdResources(session.provider, operation, bound.value, exchange, readBody(operation, exchange)) ?? [];
  const status = exchange.response?.status;
  // What is only ordered (202) may not exist yet.
  if (made !== undefined && (status === 200 || status === 201)) session.existing.add(made.id);
  const succeeded = made !== undefined && status !== undefined && status < 300;
  if (!hasUnknownFate(exchange) && (status === undefined || status >= 300)) creation.giveBack();
  return {
    creation,
    ...(made === undefined ? {} : { made }),
    ...(succeeded
      ? {}
      : {
          fault: `the ${resource.name} that it needs could not be made: ${status ?? exchange.failure?.message}`,
        }),
  };
}

async function completed(
  session: Session,
  baseOf: BaseOf,
  resource: CreatedResource,
): Promise<CreatedResource> {
  const operation = operationOf(session.provider, describedAs(session.provider, resource)?.readBy);
  const base = operation && baseOf(operation);
  if (operation === undefined || base === undefined || !lacksIdentifier(session.provider, resource))
    return resource;
  const bound = session.binder.bind(operation, base, underEveryName(session.provider, resource));
  if (bound.kind === "unbound") return resource;
  const sent = await send(session, operation, { value: bound.value, purpose: "removal" });
  if (sent.kind !== "sent") return resource;
  const body = readBody(operation, sent.exchange);
  if (body.kind !== "value" || !isJsonObject(body.value)) return resource;
  return {
    ...resource,
    answer: completedAnswer(resource.answer, body.value),
  };
}

/** Removes a resource; one that the target does not know by its identifier is looked for in the list. */
async function removeWherever(session: Session, baseOf: BaseOf, created: CreatedResource): Promise<Removal> {
  const removal = await remove(session, baseOf, created);
  if (removal.kind !== "unknown") return removal;
  const listed = await listedIdentifier(session.provider, created, (id) => list(session, baseOf, id));
  if (listed.kind === "absent") return { kind: "removed" };
  return listed.kind === "untold" || jsonEquals(listed.id, created.id)
    ? removal
    : remove(session, baseOf, { ...created, id: listed.id });
}

async function list(session: Session, baseOf: BaseOf, id: string): Promise<Json | undefined> {
  const operation = operationOf(session.provider, id);
  const base = operation && baseOf(operation);
  if (operation === undefined || base === undefined) return undefined;
  const bound = session.binder.bind(operation, base, new Map());
  if (bound.kind === "unbound") return undefined;
  const sent = await send(session, operation, { value: bound.value, purpose: "removal" });
  if (sent.kind !== "sent" || sent.exchange.response?.status !== 200) return undefined;
  const body = readBody(operation, sent.exchange);
  return body.kind === "value" ? body.value : undefined;
}

/** Tries the deleting operations in order: one that the server does not have, or not for this, gives way to the next. */
async function remove(session: Session, baseOf: BaseOf, created: CreatedResource): Promise<Removal> {
  const { provider } = session;
  const resource = await completed(session, baseOf, created);
  const deletedBy = describedAs(provider, resource)?.deletedBy ?? [];
  let reason = "no operation deletes it";
  for (const id of deletedBy) {
    const operation = operationOf(provider, id);
    const base = operation && baseOf(operation);
    if (operation === undefined || base === undefined) continue;
    const bound = session.binder.bind(operation, base, underEveryName(provider, resource));
    if (bound.kind === "unbound") {
      reason = bound.reason;
      continue;
    }
    const sent = await send(session, operation, { value: bound.value, purpose: "removal" });
    if (sent.kind === "inconclusive") return { kind: "left", reason: sent.reason };
    const status = sent.exchange.response?.status;
    if (status !== undefined && status >= 200 && status < 300) return { kind: "removed" };
    const isGone = (status === 404 || status === 410) && id === deletedBy.at(-1);
    if (isGone) return { kind: "unknown" };
    reason =
      status === undefined ? (sent.exchange.failure?.message ?? "no answer") : `${id} answered ${status}`;
    if (status === undefined || ![404, 405, 410, 501].includes(status)) break;
  }
  return { kind: "left", reason };
}

function send(
  session: Session,
  operation: Operation,
  { value, ...sending }: { readonly value: RequestValue } & Pick<Sending, "purpose" | "creation">,
): ReturnType<typeof sendPatiently> {
  const serialised = serialiseRequest(operation, value, session.address);
  if (serialised.kind === "unsendable")
    return Promise.resolve({ kind: "inconclusive", reason: serialised.reason });
  return sendPatiently(session, serialised.request, {
    operation,
    authorise: (wire) => session.authority.sign(operation, wire),
    ...sending,
  });
}

function readBody(operation: Operation, exchange: Exchange) {
  const status = exchange.response?.status;
  return bodyOf(
    exchange,
    mediaOf(status === undefined ? undefined : documentedResponse(operation, status), exchange),
  );
}

function operationOf(provider: Provider, id: string | undefined): Operation | undefined {
  return provider.operations.find((operation) => operation.id === id);
}

function describedAs(provider: Provider, { resource }: CreatedResource): Resource | undefined {
  return provider.profile.resources.find(({ name }) => name === resource);
}

/** Whether a binding needs an identifier first that the resource's answer does not have. */
function lacksIdentifier(provider: Provider, { resource, answer }: CreatedResource): boolean {
  return provider.profile.bindings.some((binding) => {
    const [first] = binding.kind === "resource" && binding.resource === resource ? (binding.as ?? []) : [];
    return first !== undefined && (valueAt(answer, first) ?? null) === null;
  });
}

/** A resource under every name that bindings may ask for it: resources made alike are removed alike. */
function underEveryName(provider: Provider, created: CreatedResource): Map<string, CreatedResource> {
  return new Map(provider.profile.resources.map(({ name }) => [name, created]));
}
