import { pointerTo } from "../../core/json-pointer.js";
import type { Case } from "../case.js";
import { withPart } from "../request-part.js";
import { exercisedBy, fixed, operationCase, type PlanContext } from "./plan-context.js";

/** Each documented request example, with real values where the profile binds them: the documented success. */
export function planExamples(context: PlanContext): Case[] {
  const [base] = context.bases;
  if (base === undefined) return [];
  const bodies = context.space.parts.flatMap((part) =>
    part.kind === "body" ? (part.media?.examples ?? []).map((example) => ({ part, example })) : [],
  );
  return bodies.map(({ part, example }) => {
    const value = withPart(base, part, example.value);
    const exercises = [example.pointer, pointerTo(part.media?.pointer ?? "", "examples", example.name)];
    return operationCase(context, "example", example.name, {
      base: fixed(value),
      runs: 1,
      trialOf: (bound) => ({
        value: bound,
        expectation: { kind: "accepted", exercises: [...exercises, ...exercisedBy(context, bound)] },
      }),
    });
  });
}
