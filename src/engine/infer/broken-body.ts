import { isJsonObject, type Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import { breaksOf } from "../../schema/breaks-of.js";
import { compileValidator } from "../../schema/compile-validator.js";
import { partValue, withPart } from "../request-part.js";
import type { RequestSpace } from "../request-space.js";
import type { SeededRandom } from "../seeded-random.js";

/** What every server that knows its own constraints refuses. */
const plainlyWrong = new Set([
  "type",
  "required",
  "enum",
  "minimum",
  "maximum",
  "maxLength",
  "minLength",
  "const",
]);

/** So many bodies are drawn to find one that would change much. */
const drawn = 8;

/** The request with a rich body of which one constraint is broken; undefined where none can be. */
export function withBrokenBody(
  space: RequestSpace,
  value: RequestValue,
  random: SeededRandom,
): RequestValue | undefined {
  const part = space.parts.find(({ kind, bound }) => kind === "body" && !bound);
  if (part === undefined) return undefined;
  const breaks = breaksOf(part.described).filter(({ keyword }) => plainlyWrong.has(keyword));
  const bodies = Array.from({ length: drawn }, () =>
    partValue(space.arbitrary.generate(random, undefined).value, part),
  ).filter((body) => body !== undefined);
  const richest = [merged(bodies), ...bodies].filter(
    (body) => body !== undefined && compileValidator(part.described)(body).length === 0,
  );
  for (const body of richest) {
    if (body === undefined) continue;
    const start = breaks.length === 0 ? 0 : random.nextInt(0, breaks.length - 1);
    for (const broken of [...breaks.slice(start), ...breaks.slice(0, start)]) {
      const invalid = broken.apply(body);
      if (invalid !== undefined) return withPart(value, part, invalid.generate(random, undefined).value);
    }
  }
  return undefined;
}

/** All members that any of the bodies has. */
function merged(bodies: readonly Json[]): Json | undefined {
  const objects = bodies.filter(isJsonObject);
  return objects.length === 0 ? undefined : Object.assign({}, ...objects);
}
