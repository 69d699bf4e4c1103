import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import { partValue, withPart } from "../request-part.js";
import type { RequestSpace } from "../request-space.js";
import type { SeededRandom } from "../seeded-random.js";
import { withBrokenBody } from "./broken-body.js";

/** What a run of a property drew, in the order of use. */
export interface Drawn {
  /** Requests that make things, before bindings fill their places. */
  readonly requests: readonly RequestValue[];
  /** Bodies that break a constraint. */
  readonly bodies: readonly Json[];
}

/** Where a run of a property takes its values from: first what is given, then chance. */
export interface PropertyDraws {
  readonly nextRequest: (space: RequestSpace) => RequestValue;
  /** The broken body that comes next, or the one that is made of chance. */
  readonly nextBody: (draw: () => Json | undefined) => Json | undefined;
  readonly random: SeededRandom;
  readonly drawn: () => Drawn;
}

/** Draws that begin with given values. */
export function createDraws(given: Drawn, random: SeededRandom): PropertyDraws {
  const requests: RequestValue[] = [];
  const bodies: Json[] = [];
  return {
    random,
    nextRequest: (space) => {
      const next = given.requests[requests.length] ?? space.arbitrary.generate(random, undefined).value;
      requests.push(next);
      return next;
    },
    nextBody: (draw) => {
      const next = given.bodies[bodies.length] ?? draw();
      if (next !== undefined) bodies.push(next);
      return next;
    },
    drawn: () => ({ requests, bodies }),
  };
}

/** The request with a rich body of which one constraint is broken; undefined where none can be. */
export function brokenBody(
  draws: PropertyDraws,
  space: RequestSpace,
  value: RequestValue,
): RequestValue | undefined {
  const part = space.parts.find(({ kind, bound }) => kind === "body" && !bound);
  if (part === undefined) return undefined;
  const body = draws.nextBody(() => {
    const broken = withBrokenBody(space, value, draws.random);
    return broken === undefined ? undefined : partValue(broken, part);
  });
  return body === undefined ? undefined : withPart(value, part, body);
}
