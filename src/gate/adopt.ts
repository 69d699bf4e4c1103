import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { breachKey } from "./breach.js";
import { type Candidate, counterexampleFileName } from "./candidates.js";
import type { Counterexample } from "./counterexample.js";
import { isExpired, type KnownDeviation, speaksOf } from "./known-deviation.js";

/** Under which terms breaches are put on record. */
export interface AdoptionTerms {
  readonly owner: string;
  /** The breach's own message where none is given. */
  readonly reason?: string;
  readonly link?: string;
  /** Dates. */
  readonly since: string;
  readonly expires: string;
  readonly now: Date;
}

/** What is on record so far. */
export interface OnRecord {
  /** The text of the list; empty where there is none. */
  readonly text: string;
  readonly deviations: readonly KnownDeviation[];
}

/** What adopting changes. */
export interface Adoption {
  readonly text: string;
  /** Counterexamples to write, by the name of their file. */
  readonly files: ReadonlyMap<string, Counterexample>;
  readonly added: number;
  /** Entries that had the breach already: for another case, expired, or with a counterexample that no longer shows it. */
  readonly renewed: number;
}

const heading = ` Breaches on record. A live run replays each counterexample first: what still shows is excused until it expires,
 what is gone must be deleted here, and what is new fails the run. docs/gate.md tells more.`;

/** Puts candidates on record; comments and the order of what is there already stay. */
export function adopt(candidates: readonly Candidate[], terms: AdoptionTerms, known: OnRecord): Adoption {
  const document = parseDocument(known.text, { version: "1.2" });
  const list = listOf(document);
  const files = new Map<string, Counterexample>();
  const taken = new Set(known.deviations.map(({ note }) => fileIn(note.counterexample)));
  let [added, renewed] = [0, 0];
  for (const candidate of candidates) {
    const key = breachKey(candidate.counterexample.breach);
    const index = known.deviations.findIndex(({ breach }) => breachKey(breach) === key);
    const entry = list.items[index];
    const deviation = known.deviations[index];
    if (deviation !== undefined && isMap(entry)) {
      for (const [file, counterexample] of renew(document, { entry, deviation, candidate, terms }))
        files.set(file, counterexample);
      renewed += 1;
      continue;
    }
    const file = counterexampleFileName(candidate.counterexample, new Set([...taken, ...files.keys()]));
    files.set(file, candidate.counterexample);
    list.add(document.createNode(entryOf(candidate, terms, file)));
    added += 1;
  }
  return { text: document.toString({ lineWidth: 0 }), files, added, renewed };
}

function listOf(document: Document): YAMLSeq {
  const { contents } = document;
  if (isSeq(contents)) {
    if (contents.items.length === 0) contents.flow = false;
    return contents;
  }
  const list = document.createNode([]) as YAMLSeq; // a list makes a list
  list.flow = false;
  document.contents = list;
  if ((document.commentBefore ?? "") === "") document.commentBefore = heading;
  return list;
}

function entryOf({ cases, counterexample }: Candidate, terms: AdoptionTerms, file: string) {
  const { owner, reason, link, since, expires } = terms;
  const { check, promise, place, constraint, operation, received } = counterexample.breach;
  return {
    case: cases.length === 1 ? cases[0] : cases,
    ...(promise === undefined ? {} : { promise }),
    check,
    place,
    ...(constraint === undefined ? {} : { constraint }),
    ...(operation === undefined ? {} : { operation }),
    received,
    owner,
    reason: reason ?? counterexample.message,
    ...(link === undefined ? {} : { link }),
    since,
    expires,
    counterexample: `counterexamples/${file}`,
  };
}

interface Renewal {
  readonly entry: YAMLMap;
  readonly deviation: KnownDeviation;
  readonly candidate: Candidate;
  readonly terms: AdoptionTerms;
}

/** The entry with the cases that it lacks, until a later day where it had expired, and with a counterexample that shows it. */
function renew(
  document: Document,
  { entry, deviation, candidate, terms }: Renewal,
): Map<string, Counterexample> {
  const lacking = candidate.cases.filter((name) => !speaksOf(deviation, name));
  const cases = [...deviation.cases, ...lacking];
  if (lacking.length > 0) entry.set("case", document.createNode(cases));
  if (isExpired(deviation, terms.now)) {
    entry.set("expires", terms.expires);
    if (terms.reason !== undefined) entry.set("reason", terms.reason);
  }
  // A case that it speaks of is new all the same where its counterexample no longer shows it.
  const isUnshown = candidate.cases.includes(deviation.counterexample.case);
  return new Map(isUnshown ? [[fileIn(deviation.note.counterexample), candidate.counterexample]] : []);
}

function fileIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
