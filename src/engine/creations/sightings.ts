import type { Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import type { Intent, SeenBefore } from "../ledger.js";
import type { LiveSession } from "./custody.js";
import type { CreatingRequest } from "./intent-of.js";
import { listResources } from "./list-resources.js";

/** So many identifiers at most are kept of one list. */
const mostIds = 5_000;

/** What lists showed before the run made anything: none of that is ever removed. */
export interface Sightings {
  /** Reads the list that will show what a request makes, unless that was done before. */
  readonly look: (session: LiveSession, intent: Intent, request: CreatingRequest) => Promise<void>;
  /** Whether something was there before; undefined where nobody looked, or nobody could. */
  readonly sawBefore: (resource: Pick<CreatedResource, "resource" | "account" | "id">) => boolean | undefined;
}

/** Nothing seen yet, or what an earlier run saw. */
export function createSightings(provider: Provider, known: readonly SeenBefore[] = []): Sightings {
  const looks = new Map<string, Promise<void>>();
  const seen = new Map<string, Set<string>>();
  for (const before of known) seen.set(keyOf(before), new Set(before.ids));

  const lookOnce = async (session: LiveSession, intent: Intent, request: CreatingRequest) => {
    const resource = provider.profile.resources.find(({ name }) => name === intent.resource);
    if (resource === undefined) return;
    const { operation, value } = request;
    const listed = await listResources(session, { resource, operation, request: value });
    if (listed.kind === "untold" || listed.items.length > mostIds) return;
    const ids = listed.items.map(({ id }) => String(id));
    const { account } = intent;
    const before = { resource: resource.name, ...(account === undefined ? {} : { account }), ids };
    seen.set(keyOf(before), new Set(ids));
    session.custody.book.ledger.noteSeen(before);
  };
  return {
    look: (session, intent, request) => {
      const key = keyOf({ resource: intent.resource ?? "", account: intent.account });
      const look = looks.get(key) ?? lookOnce(session, intent, request);
      looks.set(key, look);
      return look;
    },
    sawBefore: (resource) => seen.get(keyOf(resource))?.has(String(resource.id)),
  };
}

function keyOf({ resource, account }: { resource: string; account?: "second" | undefined }): string {
  return `${account ?? "first"} ${resource}`;
}
