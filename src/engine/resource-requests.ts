import type { Exchange } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Resource } from "../documents/profile.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import { type CreatedResource, withPlace } from "./binder.js";
import { type Creation, spentOnCreations } from "./budget.js";
import { createdResources } from "./created-resources.js";
import { bodyOf, documentedResponse, mediaOf } from "./observe.js";
import {
  completed,
  type Removal,
  type RemovedResource,
  removeResource,
  removeShown,
} from "./remove-resource.js";
import { requestsToRemove } from "./requests-to-remove.js";
import { type Sending, sendPatiently } from "./send-patiently.js";
import { asAccount, type Session } from "./session.js";
import { hasUnknownFate } from "./unknown-fate.js";
import { withFreshNames } from "./with-fresh-names.js";

/** The smallest valid request of an operation; undefined where none is known. */
export type BaseOf = (operation: Operation) => RequestValue | undefined;

/** What was made before for the same purpose, by name: one thing may be made in another. */
export type MadeBefore = ReadonlyMap<string, CreatedResource>;

/** What a case has for itself: where its fresh values come from, and what it may send. */
export type OwnMeans = Pick<Session, "binder" | "budget">;

/** What came of making a resource. */
export interface Making {
  readonly made?: CreatedResource;
  readonly fault?: string;
  /** The exchange that may have made something which no answer identifies. */
  readonly unclear?: Exchange;
  /** What was taken for it, to be settled once it is removed. */
  readonly creation?: Creation;
}

/** The requests that make, read and remove resources, apart from any case. */
export interface ResourceRequests {
  /** Makes a resource; a text is the reason why there is none. What was made by a failing request comes back too. */
  readonly make: (resource: Resource, own: OwnMeans, others: MadeBefore) => Promise<Making>;
  /** The resource with the identifiers that its creating answer left out, from the operation that reads it. */
  readonly completed: (resource: CreatedResource) => Promise<CreatedResource>;
  readonly remove: (resource: CreatedResource) => Promise<readonly RemovedResource[]>;
  /** Removes what a list shows to be the run's. */
  readonly removeShown: (resource: CreatedResource) => Promise<Removal>;
  /** How many requests removing it may take. */
  readonly mostToRemove: (resource: CreatedResource) => number;
}

/** Builds the requests of one provider's run. */
export function createResourceRequests(session: Session, baseOf: BaseOf): ResourceRequests {
  const owning = ({ account }: CreatedResource) => asAccount(session, account ?? "first");
  return {
    make: (resource, own, others) => make({ ...session, ...own }, baseOf, { resource, others }),
    completed: (resource) => completed(session, baseOf, resource),
    remove: (resource) => {
      session.existing.remove(resource.id);
      return removeResource(owning(resource), baseOf, resource);
    },
    removeShown: (resource) => removeShown(owning(resource), baseOf, resource),
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
    ...(made === undefined ? { unclear: exchange } : { made }),
    ...(succeeded
      ? {}
      : {
          fault: `the ${resource.name} that it needs could not be made: ${status ?? exchange.failure?.message}`,
        }),
  };
}

function send(
  session: Session,
  operation: Operation,
  { value, ...sending }: { readonly value: RequestValue } & Pick<Sending, "creation">,
): ReturnType<typeof sendPatiently> {
  const serialised = serialiseRequest(operation, value, session.address);
  if (serialised.kind === "unsendable")
    return Promise.resolve({ kind: "inconclusive", reason: serialised.reason });
  return sendPatiently(session, serialised.request, {
    operation,
    value,
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
