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
  for (const id of namedOnWire(session, request)) {
    // A request as one account may well name what the other made.
    for (const resource of provider.profile.resources.flatMap(({ name }) => [
      { resource: name, id },
      { resource: name, id, account: "second" as const },
    ])) {
      if (custody.sightings.sawBefore(resource) === true)
        return heldBack(id, "it was there before this run created anything");
      const made = custody.book.madeAs(resource);
      const whose = made === undefined ? undefined : await whoseIs(session, made);
      if (whose?.kind === "others") return heldBack(id, whose.because);
    }
  }
  return { kind: "cleared" };
}

/**
 * Everything that path and host name, as the server will read it: odd input, such as a list of one identifier, may
 * come to the same. What the environment supplies is the user's own choice.
 */
function namedOnWire({ provider }: LiveSession, request: CreatingRequest): Set<string> {
  const { value, wire } = request;
  const { server, path } = placeOf(provider, request);
  const supplied = Object.entries(value.path).flatMap(([name, text]) => (name in path ? [] : [String(text)]));
  const segments = (wire.path.split("?")[0] ?? "").split("/").map(decoded);
  const named = [...segments, ...Object.values(server).map(String)];
  return new Set(named.filter((text) => text !== "" && !supplied.includes(text)));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function heldBack(id: string, because: string): Cleared {
  return {
    kind: "held back",
    reason: `not sent, for ${id} is not what this run created: ${because}`,
  };
}
