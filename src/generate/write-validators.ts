import type { Loaded } from "../core/problem.js";
import { SchemaCompilationError } from "../schema/schema-compilation-error.js";
import { type GeneratedFile, noticeOf } from "./generated-file.js";
import type { Description } from "./read-description.js";
import type { RuntimeModules } from "./runtime-modules.js";
import { validatorCode } from "./validator-code.js";
import { type OperationPlan, type PlannedValidator, planValidators } from "./validator-plan.js";

type Plans = readonly (readonly [id: string, plan: OperationPlan])[];

/** How one planned validator is written in the file at hand. */
type WriteValidator = (validator: PlannedValidator) => string;

/** The validators of a provider as code that needs no schema compiler, and their types. */
export function writeValidators(
  description: Description,
  runtime: RuntimeModules,
): Loaded<readonly GeneratedFile[]> {
  const plans: Plans = description.operations.map((operation) => [operation.id, planValidators(operation)]);
  try {
    return {
      kind: "loaded",
      value: [
        { name: "validators.js", text: writeCode(description, plans, runtime) },
        { name: "validators.d.ts", text: writeTypes(description, plans, runtime) },
      ],
    };
  } catch (error) {
    if (!(error instanceof SchemaCompilationError)) throw error;
    const { pointer, message } = error;
    return { kind: "broken", problems: [{ document: description.source, pointer, message }] };
  }
}

function writeCode(description: Description, plans: Plans, runtime: RuntimeModules): string {
  // Operations share most of their parameters and errors: one validator for each place in the description.
  const names = new Map<string, PlannedValidator>();
  const nameOf: WriteValidator = (validator) => {
    const { pointer } = validator.schema;
    names.set(pointer, names.get(pointer) ?? validator);
    return `v${[...names.keys()].indexOf(pointer)}`;
  };
  const grouped = writeGroups(plans, nameOf, JSON.stringify);
  const schemas = [...names.values()].map(({ schema }) => schema);
  const code = validatorCode(schemas, runtime.validators);
  return `// ${noticeOf(description)}\n${code}\nexport const validators = ${grouped};\n`;
}

function writeTypes(description: Description, plans: Plans, runtime: RuntimeModules): string {
  const grouped = writeGroups(
    plans,
    ({ type }) => `Validator<${type}>`,
    () => "readonly string[]",
  );
  return [
    `// ${noticeOf(description)}`,
    "",
    `import type { Validator } from "${runtime.client}";`,
    `import type { paths } from "./schema.js";`,
    "",
    "/** A validator for every parameter, body and header, by operation, place and media type or status. */",
    `export declare const validators: ${grouped};`,
    "",
  ].join("\n");
}

function writeGroups(
  plans: Plans,
  write: WriteValidator,
  list: (names: readonly string[]) => string,
): string {
  const byName = (group: Readonly<Record<string, PlannedValidator>>) => object(Object.entries(group), write);
  return object(plans, ({ parameters, required, requestBody, responses }) =>
    object(
      [
        ["parameters", object(Object.entries(parameters), byName)],
        ["required", list(required)],
        ["requestBody", byName(requestBody)],
        [
          "responses",
          object(Object.entries(responses), (response) =>
            object(
              [
                ["content", byName(response.content)],
                ["headers", byName(response.headers)],
                ["required", list(response.required)],
              ],
              (text) => text,
            ),
          ),
        ],
      ],
      (text) => text,
    ),
  );
}

/** An object literal, which reads the same as a value and as a type. */
function object<Member>(
  members: readonly (readonly [string, Member])[],
  write: (member: Member) => string,
): string {
  if (members.length === 0) return "{}";
  const lines = members.map(
    ([name, member]) => `${JSON.stringify(name)}: ${write(member).replaceAll("\n", "\n  ")}`,
  );
  return `{\n  ${lines.join(",\n  ")},\n}`;
}
