import { isJsonObject, type Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import { completedAnswer } from "../completed-answer.js";
import { ask } from "./ask.js";
import type { LiveSession } from "./custody.js";
import { listFor } from "./find-named.js";
import { identifyingResources } from "./identifying-resources.js";
import type { Entry } from "./ledger-book.js";
import { impliedFor } from "./list-resources.js";
import { showsName, showsOtherRun, showsRun } from "./run-names.js";

/** Whether what an answer identifies is what this run made. */
export type Ownership =
  | { readonly kind: "ours"; readonly resource: CreatedResource }
  /** Nothing goes by that identifier, or nothing yet. */
  | { readonly kind: "nobodys" }
  /** The list shows what was made under another identifier, and nothing under this one: one of the two is wrong. */
  | { readonly kind: "disputed"; readonly because: string }
  /** It is, or may be, somebody else's: it must be left alone. */
  | { readonly kind: "others"; readonly because: string };

/** Looks whether a resource is what its creating request made: an answer may tell a wrong identifier. */
export async function whoseIs(session: LiveSession, created: CreatedResource): Promise<Ownership> {
  const { book } = session.custody;
  const entry = book.entryFor(created);
  // Whatever this run may have made is on record; what is no longer was found to be somebody else's.
  if (entry === undefined)
    return book.isGone(created)
      ? { kind: "ours", resource: created }
      : others("it is not what this run created");
  if (entry.isProven === true) return { kind: "ours", resource: created };
  const ownership = await examine(session, entry, created);
  if (ownership.kind === "ours") entry.isProven = true;
  return ownership;
}

async function examine(session: LiveSession, entry: Entry, created: CreatedResource): Promise<Ownership> {
  const { book, sightings } = session.custody;
  const ours: Ownership = { kind: "ours", resource: created };
  const { intent } = entry;
  if (intent.chosen !== undefined && showsRun(String(created.id), book.run)) return ours;
  if (sightings.sawBefore(created) === true) return others("it was there before this run created anything");
  if (intent.chosen !== undefined) return ours;
  const read = await readOf(session, created);
  const whole = isJsonObject(read) ? { ...created, answer: completedAnswer(created.answer, read) } : created;
  if (read !== undefined && read !== "none" && showsRun(read, book.run))
    return { kind: "ours", resource: whole };
  if (read !== undefined && read !== "none" && isOtherRuns(session, read))
    return others("it shows the name of another run");
  if (intent.names.length === 0)
    return read === "none" ? { kind: "nobodys" } : { kind: "ours", resource: whole };
  return byList(session, { entry, created: whole, read });
}

async function byList(
  session: LiveSession,
  { entry, created, read }: { entry: Entry; created: CreatedResource; read: Json | undefined },
): Promise<Ownership> {
  const { names, resource } = entry.intent;
  const ours: Ownership = { kind: "ours", resource: created };
  const listed = await listFor(session, entry);
  const items = listed.kind === "listed" ? listed.items : [];
  const item = items.find(({ id }) => String(id) === String(created.id))?.item;
  if (item !== undefined && showsRun(item, session.custody.book.run)) return ours;
  if (item !== undefined && isOtherRuns(session, item)) return others("it shows the name of another run");
  const namesake = items.find((other) => showsName(other.item, names));
  if (namesake !== undefined) {
    const because = `the list shows what was created under another identifier, ${String(namesake.id)}`;
    return item === undefined ? { kind: "disputed", because } : others(because);
  }
  const shown = item ?? (read === "none" ? undefined : read);
  if (shown === undefined) {
    // Without a list and without a reading there is only the answer to go by.
    return read === "none" || listed.kind === "listed" ? { kind: "nobodys" } : ours;
  }
  const described = session.provider.profile.resources.find(({ name }) => name === resource);
  const name = described?.listedBy === undefined ? undefined : valueAt(item, described.listedBy.name);
  const showsAnother =
    typeof name === "string" || contradicts(created.answer, shown, session.custody.book.run);
  return showsAnother ? others("it does not show the name that this run gave it") : ours;
}

/** Whether a reading has another text where the creating answer has the run's name. */
function contradicts(told: Json | undefined, shown: Json, run: string): boolean {
  if (typeof told === "string") return showsRun(told, run) && typeof shown === "string" && told !== shown;
  if (!isJsonObject(told) || !isJsonObject(shown)) return false;
  return Object.entries(told).some(([name, member]) => {
    const other = shown[name];
    return other !== undefined && contradicts(member, other, run);
  });
}

/** What reading a resource shows: `none` where nothing goes by its identifier, undefined where it cannot be read. */
async function readOf(session: LiveSession, created: CreatedResource): Promise<Json | "none" | undefined> {
  const operation = readingOf(session, created);
  const base = operation && session.custody.baseOf(operation);
  if (operation === undefined || base === undefined) return undefined;
  const bound = session.binder.bind(operation, base, identifyingResources(session.provider, created));
  if (bound.kind === "unbound") return undefined;
  const answer = await ask(session, operation, bound.value);
  if (typeof answer === "string") return undefined;
  if (answer.status === 404 || answer.status === 410) return "none";
  return answer.status === 200 ? answer.body : undefined;
}

function readingOf({ provider }: LiveSession, { resource: name }: CreatedResource): Operation | undefined {
  const resource = provider.profile.resources.find((candidate) => candidate.name === name);
  if (resource === undefined) return undefined;
  if (resource.readBy !== undefined) return provider.operations.find(({ id }) => id === resource.readBy);
  const implied = impliedFor(provider, resource);
  return implied?.identifier.kind === "answered" && isBound(provider, implied.read)
    ? implied.read
    : undefined;
}

/** Whether a binding puts an identifier into an operation's requests. */
function isBound({ profile }: Provider, operation: Operation | undefined): boolean {
  return profile.bindings.some(
    ({ kind, at }) => kind === "resource" && at.some((place) => place.operation === operation?.id),
  );
}

function isOtherRuns({ provider, custody }: LiveSession, shown: Json): boolean {
  return showsOtherRun(shown, provider.profile.bindings, custody.book.run);
}

function others(because: string): Ownership {
  return { kind: "others", because };
}
