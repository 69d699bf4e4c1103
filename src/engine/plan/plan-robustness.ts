import type { WireRequest } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import { essenceOf } from "../../core/media-type.js";
import type { RequestValue } from "../../core/request-value.js";
import { type Oddity, odditiesOf, rawJsonOddities } from "../../schema/oddities-of.js";
import type { RawOddity } from "../../schema/raw-oddity.js";
import { rawXmlOddities } from "../../schema/raw-xml-oddities.js";
import type { Case, Trial } from "../case.js";
import { partValue, type RequestPart, withPart } from "../request-part.js";
import { fixed, operationCase, type PlanContext, whyNotSent } from "./plan-context.js";

/** Odd input in every place, inside and outside of what the schema allows: whatever the answer, it is one. */
export function planRobustness(context: PlanContext): Case[] {
  const { parts } = context.space;
  return [
    ...parts.flatMap((part) => planOddities(context, part)),
    ...parts.flatMap((part) => planRawBodies(context, part)),
  ];
}

/** Each oddity of a part, on the smallest base that has its place. */
function planOddities(context: PlanContext, part: RequestPart): Case[] {
  if (part.parameter?.in === "server") {
    context.note({ place: part.parameter.pointer, reason: "a host name has no room for odd input" });
    return [];
  }
  const values = context.bases.flatMap((base) => {
    const value = partValue(base, part);
    return value === undefined ? [] : [{ base, value }];
  });
  const found = odditiesOf(part.described).flatMap((oddity) => {
    const suited = values.find(({ value }) => oddity.appliesTo(value));
    return suited === undefined ? [] : [{ oddity, ...suited }];
  });
  const sendable = found.filter(({ oddity, value }) => isSendable(part, oddity.apply(value)));
  if (sendable.length < found.length)
    context.note({
      ...(part.parameter === undefined ? {} : { place: part.parameter.pointer }),
      reason: `${found.length - sendable.length} odd texts hold what ${part.name} cannot carry`,
    });
  return sendable.map(({ oddity, base }) => oddCase(context, { part, oddity, base }));
}

/** Servers cut a request line or header short beyond this, often with the connection: nothing of the API's. */
const longestParameter = 4_000;

/** Headers and cookies carry no control characters and nothing beyond Latin-1. */
function isSendable(part: RequestPart, odd: Json): boolean {
  if (part.kind === "parameter" && typeof odd === "string" && odd.length > longestParameter) return false;
  if (part.parameter?.in !== "header" && part.parameter?.in !== "cookie") return true;
  return (
    typeof odd !== "string" ||
    [...odd].every((character) => /^[\t\u0020-\u007e\u00a0-\u00ff]$/.test(character))
  );
}

function oddCase(
  context: PlanContext,
  { part, oddity, base }: { part: RequestPart; oddity: Oddity; base: RequestValue },
): Case {
  const path = `${part.name}${oddity.instance}/${oddity.name}`;
  const trialOf = (value: RequestValue): Trial | string => {
    const valid = partValue(value, part);
    if (valid === undefined || !oddity.appliesTo(valid)) return whyNotSent(context, part);
    return { value: withPart(value, part, oddity.apply(valid)), expectation: survived(path) };
  };
  return operationCase(context, "robustness", path, { base: fixed(base), runs: 1, trialOf });
}

function planRawBodies(context: PlanContext, part: RequestPart): Case[] {
  const oddities = rawOdditiesFor(essenceOf(part.media?.mediaType ?? ""));
  const base = context.bases.find((value) => value.body !== undefined);
  if (base === undefined || oddities === undefined) return [];
  const names = oddities("").map(({ name }) => name);
  return names.map((name) => {
    const rewrite = (request: WireRequest): WireRequest => {
      const valid = new TextDecoder().decode(request.body ?? new Uint8Array());
      const bytes = oddities(valid).find((oddity) => oddity.name === name)?.bytes;
      return bytes === undefined ? request : { ...request, body: bytes };
    };
    return operationCase(context, "robustness", `body/raw/${name}`, {
      base: fixed(base),
      runs: 1,
      trialOf: (value) => ({
        value,
        expectation: { kind: "survived", input: `body: ${name}`, unreadable: true },
        rewrite,
      }),
    });
  });
}

function rawOdditiesFor(essence: string): ((valid: string) => RawOddity[]) | undefined {
  if (essence === "application/json" || essence.endsWith("+json")) return rawJsonOddities;
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml"))
    return rawXmlOddities;
  return undefined;
}

function survived(input: string): Trial["expectation"] {
  return { kind: "survived", input };
}
