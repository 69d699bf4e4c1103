// How many values a second are generated from a schema, validated and broken, on one core.
//   npm run --silent build && node dist/scripts/bench-values.js
import { performance } from "node:perf_hooks";
import type { Json } from "../src/core/json.js";
import { seededRandom } from "../src/engine/seeded-random.js";
import { arbitraryOf } from "../src/schema/arbitrary-of.js";
import { breaksOf } from "../src/schema/breaks-of.js";
import { compileValidator } from "../src/schema/compile-validator.js";
import { edgesOf } from "../src/schema/edges-of.js";

const small: Json = {
  type: "object",
  required: ["name", "region"],
  additionalProperties: false,
  properties: {
    name: { type: "string", pattern: "^[a-z][a-z0-9-]{1,61}[a-z0-9]$" },
    region: { enum: ["north", "south"] },
    size: { type: "integer", minimum: 1, maximum: 100 },
    public: { type: "boolean" },
  },
};
const nested: Json = {
  type: "object",
  required: ["data"],
  properties: {
    data: {
      type: "object",
      required: ["type", "attributes"],
      properties: {
        type: { const: "bucket" },
        attributes: small,
        tags: { type: "array", items: { type: "string", maxLength: 10 } },
      },
    },
  },
};

const runMs = 1_000;

/** Runs an action for a second and says how often it ran in one. */
function rateOf(action: () => void): number {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < runMs) {
    for (let i = 0; i < 100; i += 1) action();
    count += 100;
  }
  return Math.round((count * 1_000) / (performance.now() - start));
}

for (const [name, root] of Object.entries({ small, nested })) {
  const schema = { root, pointer: "" };
  const start = performance.now();
  const generation = arbitraryOf(schema);
  const built = performance.now();
  const edges = edgesOf(schema).length;
  const edged = performance.now();
  if (generation.kind === "impossible") throw new Error(`${name} has no values`);
  const validate = compileValidator(schema);
  const random = seededRandom(1, name);
  const { arbitrary } = generation;
  const values = Array.from({ length: 1_000 }, () => arbitrary.generate(random, undefined).value);
  const breaks = breaksOf(schema);
  let turn = 0;
  const next = <T>(among: readonly T[]): T | undefined => {
    turn += 1;
    return among[turn % among.length];
  };
  const rates = {
    generated: rateOf(() => arbitrary.generate(random, undefined)),
    validated: rateOf(() => validate(next(values) ?? null)),
    refused: rateOf(() => validate({ data: 1, undeclared: true })),
    broken: rateOf(() => next(breaks)?.apply(next(values) ?? null)),
  };
  console.log(
    `${name}: built in ${(built - start).toFixed(1)} ms; ${edges} edges in ${(edged - built).toFixed(1)} ms`,
  );
  for (const [what, rate] of Object.entries(rates))
    console.log(`  ${what}: ${rate.toLocaleString("en")} values a second`);
}
