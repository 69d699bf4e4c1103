import type { WireRequest } from "../../core/exchange.js";
import { valueAt } from "../../core/json-pointer.js";
import { essenceOf } from "../../core/media-type.js";
import type { RequestValue } from "../../core/request-value.js";
import { type Oddity, odditiesOf } from "../../schema/oddities-of.js";
import { rawJsonOddities } from "../../schema/raw-json-oddities.js";
import type { Case, Trial } from "../case.js";
import { partValue, type RequestPart, withPart } from "../request-space.js";
import { fixed, operationCase, type PlanContext } from "./plan-context.js";

/** Odd input in every place, inside and outside of what the schema allows: whatever the answer, it is one. */
export function planRobustness(context: PlanContext): Case[] {
  const { parts } = context.space;
  return [...parts.flatMap((part) => planOddities(context, part)), ...parts.flatMap((part) => planRawBodies(context, part))];
}

/** Each oddity of a part once, on the smallest base that has its place. */
function planOddities(context: PlanContext, part: RequestPart): Case[] {
  if (part.parameter?.in === "server") {
    context.note({ place: part.parameter.pointer, reason: "a host name has no room for odd input" });
    return [];
  }
  const found = new Map<string, { oddity: Oddity; base: RequestValue }>();
  for (const base of context.bases)
    for (const oddity of odditiesOf(partValue(base, part) ?? null)) {
      const path = `${part.name}${oddity.instance}/${oddity.name}`;
      if (!found.has(path) && partValue(base, part) !== undefined) found.set(path, { oddity, base });
    }
  return [...found].map(([path, { oddity, base }]) => oddCase(context, path, { part, oddity, base }));
}

function oddCase(
  context: PlanContext,
  path: string,
  { part, oddity, base }: { part: RequestPart; oddity: Oddity; base: RequestValue },
): Case {
  const trialOf = (value: RequestValue): Trial | string => {
    const valid = partValue(value, part);
    if (valid === undefined || valueAt(valid, oddity.instance) === undefined) return "the bound request does not send this place";
    return { value: withPart(value, part, oddity.apply(valid)), expectation: survived(path) };
  };
  return operationCase(context, "robustness", path, { base: fixed(base), runs: 1, trialOf });
}

function planRawBodies(context: PlanContext, part: RequestPart): Case[] {
  const essence = essenceOf(part.media?.mediaType ?? "");
  const base = context.bases.find((value) => value.body !== undefined);
  if (base === undefined || (essence !== "application/json" && !essence.endsWith("+json"))) return [];
  return rawJsonOddities.map(({ name, bytesFrom }) => {
    const rewrite = (request: WireRequest): WireRequest => ({
      ...request,
      body: bytesFrom(new TextDecoder().decode(request.body ?? new Uint8Array())),
    });
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
