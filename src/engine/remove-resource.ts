import { isJsonObject, type Json, jsonEquals } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Resource } from "../documents/profile.js";
import type { CreatedResource } from "./binder.js";
import { completedAnswer } from "./completed-answer.js";
import { ask } from "./creations/ask.js";
import { isLive } from "./creations/custody.js";
import { findNamed } from "./creations/find-named.js";
import { identifiersOf } from "./creations/identifiers-of.js";
import { identifyingResources } from "./creations/identifying-resources.js";
import { whoseIs } from "./creations/whose-is.js";
import { listedIdentifier } from "./listed-identifier.js";
import type { BaseOf } from "./resource-requests.js";
import type { Session } from "./session.js";

/** What became of a resource that was to be removed. */
export type Removal =
  | { readonly kind: "removed" }
  /** The target does not know it: it is gone, or was never to be had under that name. */
  | { readonly kind: "unknown" }
  /** What the answer identified is not what the run made, and that is not to be found either. */
  | { readonly kind: "astray"; readonly reason: string }
  /** It is still there; how long it is worth trying again, in milliseconds, 0 where no time will help. */
  | { readonly kind: "left"; readonly reason: string; readonly patienceMs: number };

/** What became of each resource that was removed in place of the one that an answer told. */
export interface RemovedResource {
  readonly resource: CreatedResource;
  readonly removal: Removal;
}

/** Removes a resource, wherever it is and only if it is the run's: the creating answer may have told a wrong identifier. */
export async function removeResource(
  session: Session,
  baseOf: BaseOf,
  created: CreatedResource,
): Promise<readonly RemovedResource[]> {
  const as = (removal: Removal) => [{ resource: created, removal }];
  if (!isLive(session)) return as(await removeAsTold(session, baseOf, created));
  const whose = await whoseIs(session, created);
  const removal =
    whose.kind === "others" || whose.kind === "disputed"
      ? undefined
      : await removeShown(session, baseOf, whose.kind === "ours" ? whose.resource : created);
  if (removal !== undefined && removal.kind !== "unknown") return as(removal);
  const entry = session.custody.book.entryFor(created);
  const found = entry && (await findNamed(session, entry));
  if (entry === undefined || found?.kind !== "found") {
    if (whose.kind === "others" || whose.kind === "disputed")
      return as({ kind: "astray", reason: whose.because });
    if (whose.kind === "nobodys")
      return as({ kind: "astray", reason: "nothing goes by the identifier that the answer told" });
    return as({ kind: found?.kind === "absent" ? "removed" : "unknown" });
  }
  const removals: RemovedResource[] = [];
  const removeAs = async (resource: CreatedResource) => {
    const fate = { is: "made", id: resource.id, ...identifiersOf(session.provider, resource) } as const;
    session.custody.book.note(entry, fate, resource);
    return { resource, removal: await removeShown(session, baseOf, resource) };
  };
  for (const resource of found.resources) removals.push(await removeAs(resource));
  // The list was wrong then, and nothing of anybody's goes by what the answer told.
  const isListWrong = whose.kind === "disputed" && removals.every((one) => one.removal.kind === "unknown");
  return isListWrong ? [await removeAs(created)] : removals;
}

/** Our own mock tells no wrong identifiers but those that a fault makes it tell. */
async function removeAsTold(session: Session, baseOf: BaseOf, created: CreatedResource): Promise<Removal> {
  const removal = await removeShown(session, baseOf, created);
  if (removal.kind !== "unknown") return removal;
  const listed = await listedIdentifier(session.provider, created, (id) => list(session, baseOf, id));
  if (listed.kind === "absent") return { kind: "removed" };
  return listed.kind === "untold" || jsonEquals(listed.id, created.id)
    ? removal
    : removeShown(session, baseOf, { ...created, id: listed.id });
}

async function list(session: Session, baseOf: BaseOf, id: string): Promise<Json | undefined> {
  const operation = operationOf(session.provider, id);
  const base = operation && baseOf(operation);
  if (operation === undefined || base === undefined) return undefined;
  const bound = session.binder.bind(operation, base, new Map());
  if (bound.kind === "unbound") return undefined;
  const answer = await ask(session, operation, bound.value);
  return typeof answer === "string" || answer.status !== 200 ? undefined : answer.body;
}

/**
 * Removes a resource by its identifier, whosever it is. Tries the deleting operations in order: one that the server
 * does not have, or not for this, gives way to the next.
 */
export async function removeShown(
  session: Session,
  baseOf: BaseOf,
  created: CreatedResource,
): Promise<Removal> {
  const { provider } = session;
  const resource = await completed(session, baseOf, created);
  const deletedBy = describedAs(provider, resource)?.deletedBy ?? [];
  let left: Removal = { kind: "left", reason: "no operation deletes it", patienceMs: 0 };
  for (const id of deletedBy) {
    const operation = operationOf(provider, id);
    const base = operation && baseOf(operation);
    if (operation === undefined || base === undefined) continue;
    const bound = session.binder.bind(operation, base, identifyingResources(provider, resource));
    if (bound.kind === "unbound") {
      left = {
        kind: "left",
        reason: bound.reason,
        patienceMs: patience.named * Number(mayBeNamedLater(provider, resource)),
      };
      continue;
    }
    const answer = await ask(session, operation, bound.value);
    if (typeof answer === "string")
      return { kind: "left", reason: answer, patienceMs: isLive(session) ? patience.failure : 0 };
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: "removed" };
    if ((status === 404 || status === 410) && id === deletedBy.at(-1)) return { kind: "unknown" };
    const patienceMs = mayBeNamedLater(provider, resource) ? patience.named : patienceFor(session, status);
    left = { kind: "left", reason: `${id} answered ${status}`, patienceMs };
    if (![404, 405, 410, 501].includes(status)) break;
  }
  return left;
}

/** How long it is worth trying again, in milliseconds: what is under way may take longer than a failure lasts. */
const patience = { named: 6_000, conflict: 6_000, failure: 2_000 } as const;

/** Refusals that another moment may not bring: a conflict with what is under way, a lock, a limit, a failure. */
function patienceFor(session: Session, status: number): number {
  if (!isLive(session)) return 0;
  if ([409, 423, 425, 429].includes(status)) return patience.conflict;
  return status >= 500 && status !== 501 ? patience.failure : 0;
}

/** The resource with the identifiers that its creating answer left out, from the operation that reads it. */
export async function completed(
  session: Session,
  baseOf: BaseOf,
  resource: CreatedResource,
): Promise<CreatedResource> {
  const operation = operationOf(session.provider, describedAs(session.provider, resource)?.readBy);
  const base = operation && baseOf(operation);
  if (operation === undefined || base === undefined || !lacksIdentifier(session.provider, resource))
    return resource;
  const bound = session.binder.bind(operation, base, identifyingResources(session.provider, resource));
  if (bound.kind === "unbound") return resource;
  const answer = await ask(session, operation, bound.value);
  if (typeof answer === "string" || !isJsonObject(answer.body)) return resource;
  return { ...resource, answer: completedAnswer(resource.answer, answer.body) };
}

/** Whether reading the resource again later may tell an identifier that its removal needs. */
export function mayBeNamedLater(provider: Provider, resource: CreatedResource): boolean {
  return describedAs(provider, resource)?.readBy !== undefined && lacksIdentifier(provider, resource);
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
