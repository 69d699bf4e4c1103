import { isJsonObject, type Json } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, valueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import { resolveAt } from "../../documents/reference.js";
import { type Break, breaksOf } from "../../schema/breaks-of.js";
import { breakPlaces } from "../break-places.js";
import { canBeMissing } from "../can-be-missing.js";
import type { Case, Trial } from "../case.js";
import { partValue, type RequestPart, withPart } from "../request-part.js";
import type { SeededRandom } from "../seeded-random.js";
import { isLenient } from "./leniency.js";
import { planBodyNegatives } from "./plan-body-negatives.js";
import { caseName, fixed, operationCase, type PlanContext, whyNotSent } from "./plan-context.js";
import { planUnknownReferences } from "./plan-unknown-references.js";

/** A valid request with exactly one named constraint broken, for every constraint: a client error. */
export function planNegatives(context: PlanContext): Case[] {
  const { parts } = context.space;
  const breaks = parts.flatMap((part) =>
    breaksOf(part.described)
      .filter((broken) => isRefused(context, part, broken))
      .map((broken) => ({ part, broken })),
  );
  return [
    ...parts.filter(canBeMissing).flatMap((part) => planMissing(context, part)),
    ...breaks.flatMap(({ part, broken }) => planBreak(context, part, broken)),
    ...planBodyNegatives(context),
    ...planExploration(context, breaks),
    ...planUnknownReferences(context),
  ];
}

/** Whether the documentation lets us expect a refusal; the profile says where it does not. */
function isRefused(context: PlanContext, part: RequestPart, broken: Break): boolean {
  if (part.kind === "parameter" && broken.keyword === "type" && broken.instance === "" && takesText(part)) {
    context.note({
      place: broken.constraint,
      side: "breach",
      reason: `everything that ${part.name} carries is text`,
    });
    return false;
  }
  if (
    broken.keyword === "format" &&
    storageFormats.includes(valueAt(part.described.root, broken.constraint))
  ) {
    context.note({
      place: broken.constraint,
      side: "breach",
      reason: "the format tells how a number is stored; a larger one may be rounded",
    });
    return false;
  }
  const { unrefused } = context.provider.profile;
  const places = constraintsOf(part, broken);
  const open = unrefused.find((place) => places.some((pointer) => isAtOrBelow(pointer, place)));
  if (open === undefined) return true;
  context.note({
    place: open,
    side: "breach",
    reason: "the documentation does not say that a breach of this is refused",
  });
  return false;
}

/** Formats that tell how a number is stored rather than which numbers there are. */
const storageFormats: readonly unknown[] = ["float", "double"];

function takesText({ described }: RequestPart): boolean {
  const schema = isJsonObject(described.root)
    ? resolveAt(described.root, described.pointer).value
    : undefined;
  const type = isJsonObject(schema) ? schema["type"] : undefined;
  return type === "string" || (Array.isArray(type) && type.includes("string"));
}

function planMissing(context: PlanContext, part: RequestPart): Case[] {
  const [base] = context.bases;
  if (base === undefined || part.parameter === undefined) return [];
  const { pointer } = part.parameter;
  const expectation = refused(`required ${part.name} is missing`, [pointerTo(pointer, "required"), pointer]);
  if (context.provider.profile.unrefused.some((place) => isAtOrBelow(pointerTo(pointer, "required"), place)))
    return [];
  const item = operationCase(context, "negative", `${part.name}/required`, {
    base: fixed(base),
    runs: 1,
    trialOf: (value) => ({ value: withPart(value, part, undefined), expectation }),
  });
  return [
    {
      ...item,
      constraints: [pointerTo(pointer, "required"), pointer],
      about: pointerTo(pointer, "required"),
    },
  ];
}

function planBreak(context: PlanContext, part: RequestPart, broken: Break): Case[] {
  const base = context.bases.find((candidate) => {
    const value = partValue(candidate, part);
    return value !== undefined && broken.apply(value) !== undefined;
  });
  if (base === undefined) {
    const missing =
      context.space.parts.includes(part) &&
      context.bases.every((value) => partValue(value, part) === undefined);
    context.note({
      place: broken.constraint,
      side: "breach",
      reason: `${broken.keyword} cannot be broken alone${missing ? ": no generated request sends this part" : ""}`,
    });
    return [];
  }
  const path = caseName(part.name, broken.name, broken.variant ?? "");
  const item = operationCase(context, "negative", path, {
    base: fixed(base),
    runs: 1,
    trialOf: (value, random) => breakPart(context, value, { part, broken }, random),
  });
  return [
    { ...item, constraints: constraintsOf(part, broken), about: breakPlaces(part.described, broken)[0] },
  ];
}

function breakPart(
  context: PlanContext,
  value: RequestValue,
  { part, broken }: { part: RequestPart; broken: Break },
  random: SeededRandom,
): Trial | string {
  const valid = partValue(value, part);
  if (valid === undefined) return whyNotSent(context, part);
  const invalid = broken.apply(valid);
  if (invalid === undefined) return `${broken.keyword} cannot be broken in the bound request`;
  const replacement: Json = invalid.generate(random, undefined).value;
  const at = broken.instance;
  const lenient = isLenient(context, part, { broken, valid, replacement });
  const described = `${part.name}${at} breaks ${broken.keyword}${broken.variant === undefined ? "" : ` (${broken.variant})`}`;
  return {
    value: withPart(value, part, replacement),
    expectation: { ...refused(described, constraintsOf(part, broken)), ...(lenient ? { lenient } : {}) },
  };
}

/** The places that state what is broken, most telling first. */
function constraintsOf(part: RequestPart, broken: Break): JsonPointer[] {
  const at = part.parameter?.pointer ?? part.media?.pointer ?? part.described.pointer;
  return [...breakPlaces(part.described, broken), at];
}

/** Random breaks of random requests, after the planned ones. */
function planExploration(
  context: PlanContext,
  breaks: readonly { part: RequestPart; broken: Break }[],
): Case[] {
  if (breaks.length === 0) return [];
  return [
    operationCase(context, "negative", "explored", {
      base: context.space.arbitrary,
      runs: context.runs,
      trialOf: (value, random) => {
        const start = random.nextInt(0, breaks.length - 1);
        for (let offset = 0; offset < breaks.length; offset += 1) {
          const choice = breaks[(start + offset) % breaks.length];
          const trial = choice === undefined ? "" : breakPart(context, value, choice, random);
          if (typeof trial !== "string") return trial;
        }
        return "nothing can be broken in this request";
      },
    }),
  ];
}

function refused(broken: string, constraints: readonly JsonPointer[]): Trial["expectation"] {
  return { kind: "refused", broken, constraints };
}
