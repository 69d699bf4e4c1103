import { compileValidator } from "../../schema/compile-validator.js";
import { describedBodies } from "./described-bodies.js";
import type { DocumentsCheck } from "./documents-check.js";

/** An example satisfies the schema that stands beside it. */
export const exampleMatchesSchema: DocumentsCheck = {
  id: "example-matches-schema",
  demands: "an example satisfies its own schema",
  examine: (provider) =>
    describedBodies(provider).flatMap(({ operation, media: { schema, examples } }) => {
      if (schema === undefined) return [];
      const validate = compileValidator(schema);
      return examples.flatMap((example) =>
        validate(example.value).map((breach) => ({
          message: `The example ${example.name} breaks its own schema at ${breach.instance || "its top"}: ${breach.message}.`,
          place: example.pointer,
          instance: breach.instance,
          expected: `${breach.keyword}: ${breach.message}`,
          received: JSON.stringify(example.value).slice(0, 200),
          operation: operation.id,
        })),
      );
    }),
};
