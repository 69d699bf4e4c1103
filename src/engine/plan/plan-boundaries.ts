import type { Arbitrary } from "fast-check";
import type { Json } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import { edgePlanOf } from "../../schema/edges-of.js";
import { boundPlaces } from "../bound-places.js";
import type { Case } from "../case.js";
import { assemble, partValue, type RequestPart, withPart } from "../request-part.js";
import { exercisedBy, operationCase, type PlanContext } from "./plan-context.js";

/** Each constraint at its edge, each enum value, each optional part absent and present: a documented success. */
export function planBoundaries(context: PlanContext): Case[] {
  const [base] = context.bases;
  if (base === undefined) return [];
  const edges = context.space.parts
    .filter((part) => !part.bound)
    .flatMap((part) => planEdges(context, part, base));
  return [...planPresence(context), ...edges];
}

function planEdges(context: PlanContext, part: RequestPart, base: RequestValue): Case[] {
  const report = edgePlanOf(part.valid);
  for (const note of report.unreachable)
    context.note({ place: note.pointer, side: "edge", reason: `${note.keyword} edge: ${note.why}` });
  // Whatever the edge, a bound place holds its binding: such a case would repeat the base.
  const bound = boundPlaces(context.provider, context.space.operation);
  const free = report.edges.filter((edge) => !bound.some((place) => isAtOrBelow(edge.constraint, place)));
  return free.map((edge) =>
    accepted(
      context,
      `${part.name}/${edge.name}`,
      edge.constraint,
      edge.arbitrary.map((value) => withPart(alone(context, base, part), part, value)),
    ),
  );
}

/** The base without the optional parts that may not stand beside this one. */
function alone(context: PlanContext, base: RequestValue, part: RequestPart): RequestValue {
  if (part.required) return base;
  return context.space.parts
    .filter((other) => !other.required && other !== part)
    .reduce((value, other) => withPart(value, other, undefined), base);
}

/** Requests with the required parts alone, and with each optional part present by itself. */
function planPresence(context: PlanContext): Case[] {
  const optional = context.space.parts.filter((part) => !part.required);
  if (optional.length === 0) return [];
  const required = sample(context, (part) => part.required);
  if (required === undefined) return [];
  return [
    accepted(context, "required-parts-only", context.space.operation.pointer, required),
    ...optional.map((part) =>
      accepted(
        context,
        `${part.name}/present`,
        part.parameter?.pointer ?? context.space.operation.body?.pointer ?? context.space.operation.pointer,
        part.arbitrary.chain((value) => required.map((request) => withPart(request, part, value))),
      ),
    ),
  ];
}

function sample(
  context: PlanContext,
  wanted: (part: RequestPart) => boolean,
): Arbitrary<RequestValue> | undefined {
  return context.space.arbitrary.map((request) => {
    const sent = new Map<RequestPart, Json>();
    for (const part of context.space.parts.filter(wanted)) {
      const value = partValue(request, part);
      if (value !== undefined) sent.set(part, value);
    }
    return assemble(sent);
  });
}

function accepted(
  context: PlanContext,
  path: string,
  constraint: JsonPointer,
  base: Arbitrary<RequestValue>,
): Case {
  const item = operationCase(context, "boundary", path, {
    base,
    runs: 1,
    trialOf: (value) => ({
      value,
      expectation: { kind: "accepted", exercises: [constraint, ...exercisedBy(context, value)] },
    }),
  });
  return { ...item, about: constraint };
}
