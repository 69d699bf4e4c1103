import type { WireRequest } from "../../core/exchange.js";
import { essenceOf } from "../../core/media-type.js";
import { odditiesOf, rawJsonOddities } from "../../schema/oddities-of.js";
import type { Case, Trial } from "../case.js";
import { partValue, type RequestPart, withPart } from "../request-space.js";
import { fixed, operationCase, type PlanContext } from "./plan-context.js";

/** Odd input in every place, inside and outside of what the schema allows: whatever the answer, it is one. */
export function planRobustness(context: PlanContext): Case[] {
  const parts = context.space.parts.filter((part) => part.parameter?.in !== "server");
  return [...parts.flatMap((part) => planOddities(context, part)), ...parts.flatMap((part) => planRawBodies(context, part))];
}

function planOddities(context: PlanContext, part: RequestPart): Case[] {
  const bases = context.bases.filter((candidate) => partValue(candidate, part) !== undefined);
  return odditiesOf(part.described).flatMap((oddity) => {
    // The largest base is tried last: the first that has the place is the smallest request that shows the defect.
    const base = bases.find((candidate) => oddity.appliesTo(partValue(candidate, part) ?? null));
    if (base === undefined) return [];
    const trialOf = (value: Trial["value"]): Trial | string => {
      const valid = partValue(value, part);
      if (valid === undefined) return "the part is not sent";
      return { value: withPart(value, part, oddity.apply(valid)), expectation: survived(`${part.name}${oddity.instance}: ${oddity.name}`) };
    };
    return [operationCase(context, "robustness", `${part.name}${oddity.instance}/${oddity.name}`, { base: fixed(base), runs: 1, trialOf })];
  });
}

function planRawBodies(context: PlanContext, part: RequestPart): Case[] {
  const essence = essenceOf(part.media?.mediaType ?? "");
  const base = context.bases.find((value) => value.body !== undefined);
  if (base === undefined || (essence !== "application/json" && !essence.endsWith("+json"))) return [];
  const names = rawJsonOddities('{"member":"value"}').map(({ name }) => name);
  return names.map((name) => {
    const rewrite = (request: WireRequest): WireRequest => {
      const text = new TextDecoder().decode(request.body ?? new Uint8Array());
      const bytes = rawJsonOddities(text).find((oddity) => oddity.name === name)?.bytes;
      return bytes === undefined ? request : { ...request, body: bytes };
    };
    return operationCase(context, "robustness", `body/raw/${name}`, {
      base: fixed(base),
      runs: 1,
      trialOf: (value) => ({ value, expectation: survived(`body: ${name}`), rewrite }),
    });
  });
}

function survived(input: string): Trial["expectation"] {
  return { kind: "survived", input };
}
