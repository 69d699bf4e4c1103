import type { Case } from "../case.js";
import { exercisedBy, operationCase, type PlanContext } from "./plan-context.js";

/** Generated valid requests: a documented success each time. */
export function planPositive(context: PlanContext): Case[] {
  const { space, runs } = context;
  const count = space.parts.some((part) => !part.bound) ? runs : 1;
  return [
    operationCase(context, "positive", "", {
      base: space.arbitrary,
      runs: count,
      trialOf: (value) => ({
        value,
        expectation: { kind: "accepted", exercises: exercisedBy(context, value) },
      }),
    }),
  ];
}
