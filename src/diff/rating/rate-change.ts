import { isJsonObject } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer } from "../../core/json-pointer.js";
import type { DescribedSide } from "../description/described-side.js";
import { type DocumentChange, placeOf } from "../description/document-change.js";
import { placeThrough } from "../description/place-through.js";
import type { Use } from "../description/uses.js";
import type { Opinion } from "./opinion.js";
import { isRemark, ownVerdict, type SeenChange } from "./own-verdict.js";
import type { Decision, RatedChange, RatedUse } from "./rated-change.js";
import { isAtLeast, type Rating, strictest } from "./rating.js";
import { securityVerdict } from "./security-verdict.js";
import { lastVerdict, usualVerdict } from "./usual-verdict.js";
import type { Verdict } from "./verdict.js";

/** The two descriptions that are compared. */
export interface Sides {
  readonly base: DescribedSide;
  readonly head: DescribedSide;
}

/**
 * Rates a change for each of its uses, and by the strictest of them as a whole.
 *
 * What direction shows counts; where it shows nothing, the stricter of what the engines, and our own usual rating,
 * say. A place that no operation uses breaks nobody.
 */
export function rateChange(change: DocumentChange, opinions: readonly Opinion[], sides: Sides): RatedChange {
  const uses = usesOf(change, sides).map((use) => ({ ...use, ...rateUse(change, use, { opinions, sides }) }));
  const worst = strictest(uses.map(({ rating }) => rating));
  const verdict = uses.find(({ rating }) => rating === worst) ?? unusedVerdict(change, opinions);
  const engines = strictestByEngine(opinions);
  const said = Object.values(engines).map(({ rating }) => rating);
  return {
    change,
    rating: verdict.rating,
    because: verdict.because,
    decidedBy: decisionOn(verdict, said),
    uses: uses.map(
      ({ operation, direction, rating, because }): RatedUse => ({
        operation,
        ...(direction === undefined ? {} : { direction }),
        rating,
        because,
      }),
    ),
    engines,
  };
}

type Decided = Verdict & { readonly byDirection: boolean };

function usesOf(change: DocumentChange, { base, head }: Sides): Use[] {
  const found = new Map<string, Use>();
  const places: readonly (readonly [DescribedSide, JsonPointer | undefined])[] = [
    [head, change.head],
    [base, change.base],
  ];
  for (const [side, place] of places)
    for (const use of place === undefined ? [] : side.uses.usesOf(place))
      found.set(`${use.operation} ${use.direction}`, use);
  return [...found.values()];
}

function rateUse(
  change: DocumentChange,
  use: Use,
  { opinions, sides }: { readonly opinions: readonly Opinion[]; readonly sides: Sides },
): Decided {
  if (isRemark(change)) return decided({ rating: "patch", because: "it says something to people alone" });
  const security = change.member === "security" ? securityOf(use, sides) : undefined;
  const shown = security ?? directionVerdict(change, use, sides);
  if (shown !== undefined) return decided(shown);
  const relevant = opinions.filter(({ direction }) => direction === undefined || direction === use.direction);
  return { ...stricterOf(change, relevant), byDirection: false };
}

function decided(verdict: Verdict): Decided {
  return { ...verdict, byDirection: true };
}

function directionVerdict(change: DocumentChange, { direction }: Use, sides: Sides): Verdict | undefined {
  if (direction === undefined) return undefined;
  const isFlag = change.owner === "schema" && (change.member === "readOnly" || change.member === "writeOnly");
  if (isFlag) return ownVerdict({ ...seenRaw(change), direction });
  const seen = (side: "base" | "head") => {
    const place = change[side];
    return place === undefined ? undefined : placeThrough(sides[side].views[direction], place).value;
  };
  const [before, after] = [seen("base"), seen("head")];
  const isUnseen =
    before === undefined && after === undefined && (change.before ?? change.after) !== undefined;
  if (isUnseen)
    return {
      rating: "patch",
      because: `it takes no part in ${direction === "request" ? "requests" : "answers"}`,
    };
  const isClosed = isInClosedObject(change, sides);
  return ownVerdict({
    change,
    direction,
    isClosed,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** What the documents hold, whichever way it travels: a flag decides on that itself. */
function seenRaw(change: DocumentChange): Omit<SeenChange, "direction"> {
  const { before, after } = change;
  return {
    change,
    isClosed: false,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** Whether the object of a removed property takes no others now. */
function isInClosedObject({ owner, kind, base }: DocumentChange, { base: side }: Sides): boolean {
  if (owner !== "properties" || kind !== "removed" || base === undefined) return false;
  const object = placeThrough(side.root, base.split("/").slice(0, -2).join("/")).value;
  return isJsonObject(object) && object["additionalProperties"] === false;
}

function securityOf({ operation }: Use, { base, head }: Sides): Verdict | undefined {
  const [before, after] = [base, head].map(({ operations }) => operations.find(({ id }) => id === operation));
  if (before === undefined || after === undefined) return undefined;
  return securityVerdict(
    { root: base.root, pointer: before.pointer },
    { root: head.root, pointer: after.pointer },
  );
}

function stricterOf(change: DocumentChange, opinions: readonly Opinion[]): Verdict {
  const usual = usualVerdict(change);
  const worst = strictest(opinions.map(({ rating }) => rating));
  if (worst === undefined) return usual ?? lastVerdict(change);
  if (usual !== undefined && isAtLeast(usual.rating, worst)) return usual;
  const opinion = opinions.find(({ rating }) => rating === worst);
  return { rating: worst, because: `${opinion?.engine}: ${opinion?.says}` };
}

/** What stands where no operation uses it. */
function unusedVerdict(change: DocumentChange, opinions: readonly Opinion[]): Decided {
  if (isRemark(change)) return decided({ rating: "patch", because: "it says something to people alone" });
  if (isAtOrBelow(placeOf(change), "/components"))
    return decided({ rating: "patch", because: "no operation uses it" });
  return { ...stricterOf(change, opinions), byDirection: false };
}

function strictestByEngine(opinions: readonly Opinion[]): RatedChange["engines"] {
  const found: Partial<Record<Opinion["engine"], Pick<Opinion, "rating" | "says" | "rule">>> = {};
  for (const { engine, rating, says, rule } of opinions) {
    const known = found[engine];
    if (known !== undefined && isAtLeast(known.rating, rating)) continue;
    found[engine] = { rating, says, ...(rule === undefined ? {} : { rule }) };
  }
  return found;
}

function decisionOn({ rating, byDirection }: Omit<Decided, "because">, said: readonly Rating[]): Decision {
  if (said.length === 0) return "own";
  if (said.every((one) => one === rating)) return "agreed";
  return byDirection ? "direction" : "stricter";
}
