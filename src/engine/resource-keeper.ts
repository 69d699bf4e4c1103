import { isJsonObject } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Resource } from "../documents/model.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import type { CreatedResource } from "./binder.js";
import { withPlace } from "./binder.js";
import { createdResources } from "./created-resources.js";
import type { ResourceTally } from "./events.js";
import { bodyOf, documentedResponse, mediaOf } from "./observe.js";
import { createSemaphore, type Semaphore } from "./semaphore.js";
import { identifierText, type Session, sendPatiently } from "./session.js";

/** Makes resources that cases need, and removes everything that the run made. */
export interface ResourceKeeper {
  /** Holds the places of all resources that an operation may make or needs, while the work runs. */
  readonly within: <T>(operation: Operation, work: () => Promise<T>) => Promise<T>;
  /** Makes the resources that an operation needs, or says why that failed. */
  readonly provide: (
    operation: Operation,
  ) => Promise<
    { kind: "provided"; resources: Map<string, CreatedResource> } | { kind: "failed"; reason: string }
  >;
  /** Takes note of what an exchange made, to be removed. */
  readonly adopt: (created: readonly CreatedResource[]) => void;
  /** Takes note of something that was made and that no answer identifies. */
  readonly mourn: (operation: Operation) => void;
  readonly remove: (created: readonly CreatedResource[]) => Promise<void>;
  readonly tally: () => ResourceTally;
}

/** The smallest valid requests of an operation, for what the keeper sends itself. */
export type BaseOf = (operation: Operation) => RequestValue | undefined;

/** Builds the keeper of one provider's run. */
export function createResourceKeeper(session: Session, baseOf: BaseOf): ResourceKeeper {
  const { provider } = session;
  const operations = new Map(provider.operations.map((operation) => [operation.id, operation]));
  const gates = new Map<string, Semaphore>();
  for (const resource of provider.profile.resources)
    if (resource.atMost !== undefined) gates.set(resource.name, createSemaphore(resource.atMost));
  let created = 0;
  let deleted = 0;
  const left: { resource: string; id: string; reason: string }[] = [];

  const send = async (operation: Operation, value: RequestValue) => {
    const serialised = serialiseRequest(operation, value, session.address);
    if (serialised.kind === "unsendable") return { kind: "inconclusive" as const, reason: serialised.reason };
    return sendPatiently(session, serialised.request, (wire) => session.authority.sign(operation, wire));
  };

  const make = async (resource: Resource): Promise<CreatedResource | string> => {
    const operation = operations.get(resource.createdBy[0] ?? "");
    const base = operation && baseOf(operation);
    if (operation === undefined || base === undefined) return `no valid request makes a ${resource.name}`;
    const equipped = (resource.createdWith ?? []).reduce(
      (value, { at, value: needed }) => withPlace(value, at, needed),
      base,
    );
    const bound = session.binder.bind(operation, equipped, new Map());
    if (bound.kind === "unbound") return bound.reason;
    if (!session.budget.takeCreation()) return "the budget of creations is spent";
    const sent = await send(operation, bound.value);
    if (sent.kind === "inconclusive") return sent.reason;
    const { exchange } = sent;
    const status = exchange.response?.status;
    const documented = status === undefined ? undefined : documentedResponse(operation, status);
    const body = bodyOf(exchange, mediaOf(documented, exchange));
    const [made] = createdResources(provider, operation, bound.value, exchange, body) ?? [];
    if (made !== undefined) adopt([made]);
    if (made === undefined || status === undefined || status >= 300)
      return `the ${resource.name} that it needs could not be made: ${status ?? exchange.failure?.message}`;
    return made;
  };

  /** Asks the reading operation for the identifiers that the creating answer left out. */
  const completed = async (resource: CreatedResource): Promise<CreatedResource> => {
    const described = provider.profile.resources.find(({ name }) => name === resource.resource);
    const operation = operations.get(described?.readBy ?? "");
    const base = operation && baseOf(operation);
    if (operation === undefined || base === undefined || !lacksIdentifier(session, resource)) return resource;
    const bound = session.binder.bind(operation, base, resourcesNamed(session, resource));
    if (bound.kind === "unbound") return resource;
    const sent = await send(operation, bound.value);
    const status = sent.kind === "sent" ? sent.exchange.response?.status : undefined;
    if (sent.kind !== "sent" || status === undefined) return resource;
    const body = bodyOf(sent.exchange, mediaOf(documentedResponse(operation, status), sent.exchange));
    if (body.kind !== "value" || !isJsonObject(body.value)) return resource;
    return {
      ...resource,
      answer: { ...body.value, ...(isJsonObject(resource.answer) ? resource.answer : {}) },
    };
  };

  const adopt = (resources: readonly CreatedResource[]) => {
    created += resources.length;
  };

  const removeOne = async (resource: CreatedResource): Promise<string | undefined> => {
    const described = provider.profile.resources.find(({ name }) => name === resource.resource);
    let reason = "no operation deletes it";
    for (const id of described?.deletedBy ?? []) {
      const operation = operations.get(id);
      const base = operation && baseOf(operation);
      if (operation === undefined || base === undefined) continue;
      const bound = session.binder.bind(operation, base, resourcesNamed(session, resource));
      if (bound.kind === "unbound") {
        reason = bound.reason;
        continue;
      }
      const sent = await send(operation, bound.value);
      if (sent.kind === "inconclusive") return sent.reason;
      const status = sent.exchange.response?.status;
      if (status !== undefined && status >= 200 && status < 300) return undefined;
      reason =
        status === undefined ? (sent.exchange.failure?.message ?? "no answer") : `${id} answered ${status}`;
      if (status === 404 || status === 410) {
        if (id === described?.deletedBy.at(-1)) return undefined;
      } else if (status !== 405 && status !== 501) return reason;
    }
    return reason;
  };

  return {
    within: async (operation, work) => {
      const names = new Set([...neededBy(session, operation), ...madeBy(session, operation)]);
      const held = [...names].sort().flatMap((name) => gates.get(name) ?? []);
      for (const gate of held) await gate.acquire();
      try {
        return await work();
      } finally {
        for (const gate of held) gate.release();
      }
    },
    provide: async (operation) => {
      const resources = new Map<string, CreatedResource>();
      for (const name of neededBy(session, operation)) {
        const resource = provider.profile.resources.find((candidate) => candidate.name === name);
        const made = resource === undefined ? `the profile describes no ${name}` : await make(resource);
        if (typeof made === "string") {
          for (const other of resources.values()) await removeOne(other);
          return { kind: "failed", reason: made };
        }
        resources.set(name, await completed(made));
      }
      return { kind: "provided", resources };
    },
    adopt,
    mourn: (operation) => {
      created += 1;
      left.push({
        resource: operation.id,
        id: "unknown",
        reason: "the answer does not identify what was created",
      });
    },
    remove: async (resources) => {
      for (const created of resources) {
        const resource = await completed(created);
        const reason = await removeOne(resource);
        if (reason === undefined) deleted += 1;
        else left.push({ resource: resource.resource, id: identifierText(resource.id), reason });
      }
    },
    tally: () => ({ created, deleted, left }),
  };
}

function neededBy(session: Session, operation: Operation): string[] {
  const names = session.provider.profile.bindings.flatMap((binding) =>
    binding.kind === "resource" && binding.at.some((place) => place.operation === operation.id)
      ? [binding.resource]
      : [],
  );
  return [...new Set(names)];
}

function madeBy(session: Session, operation: Operation): string[] {
  const { resources } = session.provider.profile;
  return resources.filter((resource) => resource.createdBy.includes(operation.id)).map(({ name }) => name);
}

/** Whether a binding needs an identifier first that the resource's answer does not have. */
function lacksIdentifier(session: Session, { resource, answer }: CreatedResource): boolean {
  return session.provider.profile.bindings.some((binding) => {
    const [first] = binding.kind === "resource" && binding.resource === resource ? (binding.as ?? []) : [];
    return first !== undefined && valueAt(answer, first) === undefined;
  });
}

/** A resource under every name that bindings may ask for it: resources made alike are removed alike. */
function resourcesNamed(session: Session, created: CreatedResource): Map<string, CreatedResource> {
  return new Map(session.provider.profile.resources.map(({ name }) => [name, created]));
}
