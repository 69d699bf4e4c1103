import type { SchemaAt } from "../../documents/model.js";
import { compileValidator, type Validator } from "../../schema/compile-validator.js";
import { SchemaCompilationError } from "../../schema/schema-compilation-error.js";
import { describedBodies } from "./described-bodies.js";
import type { DocumentsCheck } from "./documents-check.js";

/** An example satisfies the schema that stands beside it. */
export const exampleMatchesSchema: DocumentsCheck = {
  id: "example-matches-schema",
  demands: "an example satisfies its own schema",
  examine: (provider) =>
    describedBodies(provider).flatMap(({ operation, media: { schema, examples } }) => {
      const validate = schema === undefined || examples.length === 0 ? undefined : validatorOf(schema);
      if (validate === undefined) return [];
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

/** Undefined where nobody can read the schema: that is told as a fault of the description. */
function validatorOf(schema: SchemaAt): Validator | undefined {
  try {
    return compileValidator(schema);
  } catch (cause) {
    if (cause instanceof SchemaCompilationError) return undefined;
    throw cause;
  }
}
