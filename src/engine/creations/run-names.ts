import type { Json } from "../../core/json.js";
import type { Binding } from "../../documents/profile.js";

/** Every word of a text that holds the run's prefix, as names do. */
export function wordsOfRun(text: string, run: string): string[] {
  const lower = text.toLowerCase();
  const words = new Set<string>();
  // A pattern for this would look at a long text once for each of its characters.
  for (let at = lower.indexOf(run); at >= 0; at = lower.indexOf(run, at + run.length)) {
    let [start, end] = [at, at + run.length];
    while (start > 0 && isOfWord(lower[start - 1])) start -= 1;
    while (end < lower.length && isOfWord(lower[end])) end += 1;
    const word = text
      .slice(start, end)
      .replace(/^[.-]+/, "")
      .replace(/[.-]+$/, "");
    if (word.length <= longestName) words.add(word);
    at = end - run.length;
  }
  return [...words];
}

/** Longer words are odd input, not names. */
const longestName = 256;

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\w.-]/.test(character);
}

/** Whether data shows the run's prefix anywhere: servers may change the case of a name, or cut it short. */
export function showsRun(value: Json | undefined, run: string): boolean {
  return textOf(value).includes(run.toLowerCase());
}

/** Whether data shows one of these names whole, whatever the case. */
export function showsName(value: Json | undefined, names: readonly string[]): boolean {
  const text = textOf(value);
  return names.some((name) => holdsWord(text, name.toLowerCase()));
}

/** Whether data shows a name as another run of assay's makes it. */
export function showsOtherRun(value: Json | undefined, bindings: readonly Binding[], run: string): boolean {
  const text = textOf(value);
  return bindings.some((binding) => {
    if (binding.kind !== "fresh") return false;
    const [before = "", after = ""] = binding.template.split("{run}").map(literal);
    if (before.length < 3) return false;
    const pattern = new RegExp(`${before}([a-z0-9]{8})${after}`, "gi");
    return [...text.matchAll(pattern)].some(([, other]) => other !== run.toLowerCase());
  });
}

/** What stands between the parts of a template, in lower case, as a pattern. */
function literal(part: string): string {
  return (part.split("{n}")[0] ?? "").toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !/[a-z0-9]/.test(text[at - 1] ?? "") && !/[a-z0-9]/.test(text[at + word.length] ?? "");
    if (isWhole) return true;
  }
  return false;
}

function textOf(value: Json | undefined): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toLowerCase();
}
