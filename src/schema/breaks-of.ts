import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { type JsonPointer, pointerTo, valueAt, withValueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { buildingOf } from "./arbitrary-of.js";
import { type BreakDraft, breakDrafts } from "./break-drafts.js";
import { breaksOnly } from "./breaks-only.js";
import type { Building } from "./building.js";
import { type Bundle, keywordPointer } from "./bundle-schema.js";
import { cachedBySchema } from "./cached-by-schema.js";
import { compiledSchema } from "./compile-validator.js";
import { contrivedValues } from "./contrived-values.js";
import { evaluate } from "./evaluate.js";
import { placesOf } from "./places-of.js";
import type { Schema } from "./schema-object.js";
import { type Location, type Site, walkLocations } from "./walk-locations.js";

/** One way to break one constraint of a schema and nothing else. */
export interface Break {
  /** Path-like, such as `data/attributes/name/pattern`. */
  readonly name: string;
  readonly keyword: string;
  /** What tells several ways to break the same keyword apart: a wrong type, a missing member. */
  readonly variant?: string;
  /** The keyword in the root document, behind any `$ref`. */
  readonly constraint: JsonPointer;
  /** Where in the value; `*` stands for any item, or any member of a made-up name. */
  readonly instance: JsonPointer;
  /**
   * Invalid values that differ from a valid one only there and break only this constraint, with the combinators
   * around it that fail for it; `undefined` where the valid value offers no such change.
   */
  readonly apply: (valid: Json) => fc.Arbitrary<Json> | undefined;
}

/** How many different changes of a value to offer. */
const mostOffers = 4;
/** How many more changes to try once one has been found. */
const triesForMore = 6;

/**
 * Every way to break exactly one constraint of a schema, in a fixed order; none for a schema that everything
 * satisfies.
 *
 * @throws SchemaCompilationError where the schema cannot be read at all.
 */
export const breaksOf: (schema: SchemaAt) => readonly Break[] = cachedBySchema((schema) => {
  const { bundle, entry, isValid } = compiledSchema(schema);
  const root: Schema = bundle.definitions.get(entry) ?? true;
  const building = buildingOf(bundle, {}, false);
  const breaks: Break[] = [];
  const names = new Map<string, number>();
  for (const location of walkLocations(bundle, entry)) {
    for (const site of location.own) {
      for (const draft of breakDrafts(site.schema)) {
        const made = breakFrom({ bundle, root, isValid, building, location, site }, draft);
        const key = `${made.name}/${made.variant ?? ""}`;
        const count = (names.get(key) ?? 0) + 1;
        names.set(key, count);
        breaks.push(count === 1 ? made : { ...made, name: `${made.name} (${count})` });
      }
    }
  }
  return breaks;
});

interface Breaking {
  readonly bundle: Bundle;
  readonly root: Schema;
  readonly isValid: (value: Json) => boolean;
  readonly building: Building;
  readonly location: Location;
  readonly site: Site;
}

function breakFrom(breaking: Breaking, draft: BreakDraft): Break {
  const { bundle, location, site } = breaking;
  const { keyword, variant } = draft;
  return {
    name: [...location.tokens, keyword].join("/"),
    keyword,
    ...(variant === undefined ? {} : { variant }),
    constraint: keywordPointer(bundle, site.schema, ...draft.path),
    instance: pointerTo("", ...location.tokens),
    apply: (valid) => {
      const offers = offersFor(breaking, draft, valid);
      return offers.length === 0 ? undefined : fc.constantFrom(...offers);
    },
  };
}

/** The invalid values to offer for a valid one: edits of it first, then values contrived for the purpose. */
function offersFor(
  { bundle, root, isValid, building, location, site }: Breaking,
  draft: BreakDraft,
  valid: Json,
): Json[] {
  const offers: Json[] = [];
  for (const place of placesOf(valid, location.tokens)) {
    const part = valueAt(valid, place);
    if (part === undefined) continue;
    const target = {
      trail: pointerTo(site.trail, ...draft.path),
      instance: pointerTo(place, ...(draft.member ?? [])),
      part: place,
    };
    let tries = 0;
    /** Takes a change that breaks only the constraint; true when there is no need for more. */
    const accept = (changed: Json | undefined): boolean => {
      if (offers.length > 0) tries += 1;
      const whole = changed === undefined ? undefined : withValueAt(valid, place, changed);
      const isBroken =
        whole !== undefined &&
        !isValid(whole) &&
        breaksOnly(evaluate(bundle, root, whole, { detail: "all" }).breaches, target);
      if (isBroken) offers.push(whole);
      return offers.length >= mostOffers || tries > triesForMore;
    };
    if (draft.edits(part).some(accept) || offers.length > 0 || draft.opposite === undefined) continue;
    contrivedValues(building, location, { site, keyword: draft.keyword, opposite: draft.opposite }).some(
      accept,
    );
  }
  return offers;
}
