import { breachKey, breachOf } from "./breach.js";
import { type Counterexample, counterexampleOf } from "./counterexample.js";
import type { JudgedProvider } from "./judged-run.js";
import { covers } from "./known-deviation.js";

/** A breach that is not on record, in every case that showed it, with the smallest counterexample. */
export interface Candidate {
  readonly cases: readonly string[];
  readonly counterexample: Counterexample;
}

/** What could be put on record, and what cannot. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Breaches that nothing could send again. */
  readonly unadoptable: readonly { readonly case: string; readonly message: string }[];
}

/** What a run found and no known deviation excused; the same breach of several cases is one candidate. */
export function candidatesOf({ name, cases }: JudgedProvider, pattern?: string): Candidates {
  const groups = new Map<string, { cases: string[]; counterexample: Counterexample }>();
  const unadoptable: { case: string; message: string }[] = [];
  for (const item of cases) {
    if (pattern !== undefined && !covers(pattern, item.name) && !item.name.startsWith(`${pattern}/`))
      continue;
    for (const finding of item.findings) {
      const counterexample = counterexampleOf(name, item.name, finding);
      if (counterexample === undefined) {
        unadoptable.push({ case: item.name, message: finding.message });
        continue;
      }
      const key = breachKey(breachOf(finding));
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { cases: [item.name], counterexample });
      else {
        if (!known.cases.includes(item.name)) known.cases.push(item.name);
        if (sizeOf(counterexample) < sizeOf(known.counterexample)) known.counterexample = counterexample;
      }
    }
  }
  const candidates = [...groups.values()].map((group) => ({ ...group, cases: [...group.cases].sort() }));
  return { candidates, unadoptable };
}

function sizeOf({ recipe }: Counterexample): number {
  return JSON.stringify(recipe).length;
}

/** Longer names are hard to read, and some file systems refuse them. */
const longestName = 90;

/** A readable name for a counterexample's file that no other has. */
export function counterexampleFileName(
  { provider, case: name, breach }: Counterexample,
  taken: ReadonlySet<string>,
): string {
  const words = name.startsWith(`${provider}/`) ? name.slice(provider.length + 1) : name;
  const slug = (text: string) =>
    text
      .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "");
  const tail = slug(breach.check);
  const head = slug(words)
    .slice(0, longestName - tail.length)
    .replace(/-+$/, "");
  for (let count = 1; ; count += 1) {
    const file = `${head}.${tail}${count === 1 ? "" : `-${count}`}.json`;
    if (!taken.has(file)) return file;
  }
}
