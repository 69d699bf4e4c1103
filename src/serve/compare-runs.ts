import type {
  CaseDetails,
  PageContent,
  PromiseOverview,
  ProviderDetails,
  ProviderOverview,
} from "../page-data/page-content.js";
import type {
  CaseChange,
  PromiseChange,
  PromiseChangeKind,
  ProviderComparison,
} from "../page-data/serve-content.js";
import type { Standing } from "../page-data/standing.js";
import { changeSentence } from "./change-sentence.js";

/** One provider's part in a run. */
export interface ComparedPart {
  readonly overview: ProviderOverview;
  readonly details: ProviderDetails;
  /** The host that answered. */
  readonly host: string;
}

/** The parts of a run. */
export function partsOf({ overview, details }: PageContent, hosts: readonly string[]): ComparedPart[] {
  return overview.providers.flatMap((provider, place) => {
    const own = details[place];
    return own === undefined ? [] : [{ overview: provider, details: own, host: hosts[place] ?? "" }];
  });
}

/** What is different about each provider, in the order of the later run; those that it lacks come last. */
export function compareParts(
  before: readonly ComparedPart[],
  after: readonly ComparedPart[],
): ProviderComparison[] {
  const isSame = (one: ComparedPart) => (other: ComparedPart) => one.overview.name === other.overview.name;
  return [
    ...after.map((part) => compareOne(before.find(isSame(part)), part)),
    ...before.flatMap((part) => (after.some(isSame(part)) ? [] : [absent(part, "before")])),
  ];
}

function compareOne(before: ComparedPart | undefined, after: ComparedPart): ProviderComparison {
  if (before === undefined) return absent(after, "after");
  const { name, title } = after.overview;
  const promises = changedPromises(before.overview.promises, after.overview.promises);
  const [old, now] = [before.overview.documents, after.overview.documents];
  return {
    ...{ name, title, promises, isIn: "both" },
    documents: old === undefined || now === undefined ? "unknown" : old === now ? "same" : "other",
    ...(before.host === after.host ? {} : { hosts: { before: before.host, after: after.host } }),
    sentence: changeSentence(promises),
    cases: changedCases(before.details.cases, after.details.cases),
  };
}

function absent({ overview, details }: ComparedPart, isIn: "before" | "after"): ProviderComparison {
  const { name, title } = overview;
  const count = details.cases.length;
  return {
    ...{ name, title, isIn, documents: "unknown", promises: [] },
    sentence:
      isIn === "after" ? "Only the later run has this provider." : "Only the earlier run has this provider.",
    cases: { changed: [], added: isIn === "after" ? count : 0, gone: isIn === "before" ? count : 0 },
  };
}

/** The kinds of change, those first that somebody should look at first. */
const urgency: readonly PromiseChangeKind[] = [
  ...(["broken", "warning", "excused", "unseen", "mended", "seen", "added", "gone"] as const),
];

function changedPromises(
  before: readonly PromiseOverview[],
  after: readonly PromiseOverview[],
): PromiseChange[] {
  const [old, now] = [byId(before), byId(after)];
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((id): PromiseChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const kind = kindOfChange(was, is);
    if (kind === undefined) return [];
    return [
      {
        ...{ kind, id, promises: (is ?? was)?.promises ?? "" },
        ...(was === undefined ? {} : { before: was.standing }),
        ...(is === undefined ? {} : { after: is.standing }),
      },
    ];
  });
  return changes.sort((one, other) => urgency.indexOf(one.kind) - urgency.indexOf(other.kind));
}

const isUnknown = (standing: Standing | undefined) =>
  standing === undefined || standing === "unseen" || standing === "unverifiable";

/**
 * What became of a promise; undefined where it stands as before.
 *
 * A breach of what no catalogue has stands in a run only as long as it shows: then that it is there is the news.
 */
function kindOfChange(
  before: PromiseOverview | undefined,
  after: PromiseOverview | undefined,
): PromiseChangeKind | undefined {
  const [was, is] = [before?.standing, after?.standing];
  if (was === is) return undefined;
  if (is === "broken" || is === "warning" || is === "excused") return is;
  if (after === undefined) return before?.isInCatalogue === true ? "gone" : "mended";
  if (before === undefined) return "added";
  if (is === "kept") return isUnknown(was) ? "seen" : "mended";
  return isUnknown(was) ? undefined : "unseen";
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function changedCases(
  before: readonly CaseDetails[],
  after: readonly CaseDetails[],
): ProviderComparison["cases"] {
  const old = new Map(before.map((item) => [item.name, item]));
  const changed = after.flatMap(({ name, verdict, reason }): CaseChange[] => {
    const was = old.get(name)?.verdict;
    if (was === undefined || was === verdict) return [];
    return [{ name, before: was, after: verdict, ...(reason === undefined ? {} : { reason }) }];
  });
  const known = after.filter(({ name }) => old.has(name)).length;
  return { changed, added: after.length - known, gone: old.size - known };
}
