import { jsonEquals } from "../core/json.js";
import { isAtOrBelow, type JsonPointer } from "../core/json-pointer.js";
import type { SchemaBreach } from "./evaluation.js";

/** What a break is after. */
export interface BreakTarget {
  /** The way to the keyword. */
  readonly trail: JsonPointer;
  /** Where the keyword's breach is reported. */
  readonly instance: JsonPointer;
  /** The part of the value that was changed. */
  readonly part: JsonPointer;
}

const combinators = new Set(["anyOf", "oneOf", "not", "propertyNames", "contains", "minContains"]);
const typed = new Set(["type", "enum", "const", "multipleOf"]);

/**
 * Whether breaches are those of one constraint alone. Others may follow from it: the combinators that it stands
 * in, their other branches, the same constraint stated twice, and, of a wrong type, that no named value has it and that a
 * fraction is no multiple.
 */
export function breaksOnly(breaches: readonly SchemaBreach[], target: BreakTarget): boolean {
  const main = breaches.find(
    ({ trail, instance }) => trail === target.trail && isAtOrBelow(instance, target.instance),
  );
  if (main === undefined) return false;
  const failing = breaches.filter(
    ({ keyword, trail }) => combinators.has(keyword) && target.trail.startsWith(`${trail}/`),
  );
  return breaches.every((breach) => {
    if (breach === main || failing.includes(breach)) return true;
    if (breach.trail === target.trail) return true;
    if (isAtOrBelow(breach.trail, target.trail)) return true;
    if (
      failing.some(
        ({ trail }) => breach.trail.startsWith(`${trail}/`) && !sameBranch(trail, breach.trail, target.trail),
      )
    )
      return true;
    return follows(breach, main);
  });
}

/** Whether two trails leave a combinator by the same branch. */
function sameBranch(combinator: JsonPointer, left: JsonPointer, right: JsonPointer): boolean {
  const branchOf = (trail: JsonPointer): string | undefined =>
    trail.slice(combinator.length + 1).split("/")[0];
  return branchOf(left) === branchOf(right);
}

function follows(breach: SchemaBreach, main: SchemaBreach): boolean {
  if (breach.instance !== main.instance) return false;
  if (main.keyword === "type") return typed.has(breach.keyword);
  if (main.keyword === "const" || main.keyword === "enum")
    return breach.keyword === "const" || breach.keyword === "enum";
  return breach.keyword === main.keyword && jsonEquals(breach.params, main.params);
}
