import type { Bundle } from "./bundle-schema.js";
import { isAtomicNegation, notOf, waysNotTo } from "./negate-schema.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** One schema that must hold, and the schemas that it applies to the same value on behalf of. */
export interface Source {
  readonly schema: SchemaObject;
  readonly ancestors: readonly SchemaObject[];
}

/** One way to satisfy several schemas at once: every choice among `anyOf`, `oneOf`, `if` and `not` made. */
export interface Alternative {
  readonly sources: readonly Source[];
  /** Whether something was left to be checked on the value, such as that no second branch of `oneOf` holds. */
  readonly isChecked: boolean;
}

/** How far to go in making choices constructively. */
export interface Expansion {
  readonly bundle: Bundle;
  /** Whether to build in also what usually holds by itself, such as that no other branch of `oneOf` holds. */
  readonly thorough: boolean;
}

const mostAlternatives = 48;
const mostPaths = 400;
const mostWaysNotTo = 6;

/** Every way to satisfy schemas together, or a spread of them when there are too many. */
export function expandAlternatives(expansion: Expansion, schemas: readonly Schema[]): Alternative[] {
  const found: Alternative[] = [];
  const odometer: { digit: number; of: number }[] = [];
  for (let path = 0; path < mostPaths && found.length < mostAlternatives; path += 1) {
    let position = 0;
    const alternative = follow(expansion, schemas, (of) => {
      const wheel = odometer[position] ?? { digit: 0, of };
      odometer[position] = wheel;
      position += 1;
      return wheel.digit;
    });
    odometer.length = position;
    if (alternative !== undefined) found.push(alternative);
    if (!advance(odometer)) return found;
  }
  return [...found.slice(0, mostAlternatives / 2), ...spread(expansion, schemas)];
}

/** Moves to the next combination of choices; the last wheel turns first. */
function advance(odometer: { digit: number; of: number }[]): boolean {
  for (let last = odometer.at(-1); last !== undefined; last = odometer.at(-1)) {
    if (last.digit + 1 < last.of) {
      last.digit += 1;
      return true;
    }
    odometer.pop();
  }
  return false;
}

/** Paths through the choices that are spread evenly, for where there are too many to take all. */
function spread(expansion: Expansion, schemas: readonly Schema[]): Alternative[] {
  let state = 1;
  const choose = (of: number): number => {
    state = (state * 48271) % 2147483647;
    return state % of;
  };
  const found: Alternative[] = [];
  for (let path = 0; path < mostPaths && found.length < mostAlternatives; path += 1) {
    const alternative = follow(expansion, schemas, choose);
    if (alternative !== undefined) found.push(alternative);
  }
  return found;
}

interface Pending {
  readonly schema: Schema;
  readonly ancestors: readonly SchemaObject[];
}

/** Follows one path through the choices; `undefined` when it ends in `false`. */
function follow(
  { bundle, thorough }: Expansion,
  schemas: readonly Schema[],
  choose: (of: number) => number,
): Alternative | undefined {
  const sources: Source[] = [];
  let isChecked = false;
  const pending: Pending[] = schemas.map((schema) => ({ schema, ancestors: [] }));
  const resolve = (ref: string): Schema => bundle.definitions.get(ref) ?? true;
  const pick = <T>(among: readonly T[]): T | undefined => among[among.length < 2 ? 0 : choose(among.length)];

  /** Pushes what must hold beside a schema; false where nothing can. */
  const choices = (schema: SchemaObject, below: readonly SchemaObject[]): boolean => {
    const push = (...more: readonly (Schema | undefined)[]): void => {
      for (const one of more) if (one !== undefined) pending.push({ schema: one, ancestors: below });
    };
    const { $ref, allOf = [], anyOf, oneOf, not } = schema;
    if ($ref !== undefined) push(resolve($ref));
    push(...allOf);
    for (const [name, dependent] of Object.entries(schema.dependentSchemas ?? {})) {
      if (pick([false, true]) === true) push({ required: [name] }, dependent);
      else push({ properties: Object.fromEntries([[name, false]]) });
    }
    if (anyOf !== undefined) push(pick(anyOf) ?? false);
    if (oneOf !== undefined) {
      const chosen = pick(oneOf.map((_, i) => i));
      push(chosen === undefined ? false : oneOf[chosen]);
      if (thorough) push(...oneOf.filter((_, i) => i !== chosen).map(notOf));
      else isChecked ||= oneOf.length > 1;
    }
    if (schema.if !== undefined) {
      if (pick([true, false]) === true) push(schema.if, schema.then);
      else push(notOf(schema.if), schema.else);
    }
    if (not === undefined || isAtomicNegation(not)) return true;
    const ways = waysNotTo(not, resolve);
    if (ways.length > mostWaysNotTo && !thorough) {
      isChecked = true;
      return true;
    }
    const way = pick(ways);
    if (way === undefined) return false;
    pending.push({ schema: way, ancestors: [] });
    return true;
  };

  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { schema, ancestors } = next;
    if (schema === false) return undefined;
    if (schema === true || ancestors.includes(schema)) continue;
    sources.push({ schema, ancestors });
    if (sources.length > 2_000 || !choices(schema, [...ancestors, schema])) return undefined;
  }
  return { sources, isChecked };
}
