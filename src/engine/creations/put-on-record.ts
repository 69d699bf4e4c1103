import type { Cleared, LiveSession } from "./custody.js";
import { type CreatingRequest, intentOf, placeOf } from "./intent-of.js";
import { mayCreate } from "./may-create.js";
import { whoseIs } from "./whose-is.js";

/** Methods that change nothing. */
const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/**
 * Puts a request that may create something on record, and holds back one that would change what the run did not make:
 * a creating answer may have told the identifier of somebody else's.
 */
export async function putOnRecord(session: LiveSession, request: CreatingRequest): Promise<Cleared> {
  const { provider, custody } = session;
  const { operation, wire } = request;
  if (safe.has(wire.method)) return { kind: "cleared" };
  if (!mayCreate(provider, operation, wire.method)) return touchesOwnOnly(session, request);
  await custody.sightings.look(session, intentOf(provider, custody.book.run, request), request);
  try {
    const entry = await custody.book.intend(request);
    return { kind: "cleared", ...(entry === undefined ? {} : { entry }) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return {
      kind: "held back",
      reason: `the ledger cannot be written, so nothing is sent that may create something: ${reason}`,
    };
  }
}

async function touchesOwnOnly(session: LiveSession, request: CreatingRequest): Promise<Cleared> {
  const { provider, custody } = session;
  const { path, server } = placeOf(provider, request);
  const named = [...Object.values(path), ...Object.values(server)];
  for (const id of named) {
    if (typeof id !== "string" && typeof id !== "number") continue;
    // A request as one account may well name what the other made.
    for (const resource of provider.profile.resources.flatMap(({ name }) => [
      { resource: name, id },
      { resource: name, id, account: "second" as const },
    ])) {
      if (custody.sightings.sawBefore(resource) === true)
        return heldBack(String(id), "it was there before this run created anything");
      const made = custody.book.madeAs(resource);
      const whose = made === undefined ? undefined : await whoseIs(session, made);
      if (whose?.kind === "others") return heldBack(String(id), whose.because);
    }
  }
  return { kind: "cleared" };
}

function heldBack(id: string, because: string): Cleared {
  return {
    kind: "held back",
    reason: `not sent, for ${id} is not what this run created: ${because}`,
  };
}
