import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Problem } from "../../core/problem.js";
import { type DocumentValidator, problemAt } from "../document-validator.js";
import type { SourceDocument } from "../read-document.js";
import { extensionName } from "./assay-extension.js";
import extensionSchema from "./assay-extension.schema.json" with { type: "json" };

const schemas = {
  workflow: schemaOf("workflow"),
  step: schemaOf("step"),
  criterion: schemaOf("criterion"),
};

/** Where our extension may stand, by the shape of the pointer of its owner. */
const places: readonly (readonly [RegExp, keyof typeof schemas])[] = [
  [/^\/workflows\/\d+$/, "workflow"],
  [/^\/workflows\/\d+\/steps\/\d+$/, "step"],
  [/\/(?:successCriteria|criteria)\/\d+$/, "criterion"],
];

/** What is wrong with the form of our extension, wherever it stands in a document. */
export function extensionProblems(source: SourceDocument, validate: DocumentValidator): Problem[] {
  return extensionsIn(source.value, "").flatMap(({ value, owner }) => {
    const pointer = pointerTo(owner, extensionName);
    const place = places.find(([pattern]) => pattern.test(owner))?.[1];
    if (place === undefined)
      return [
        problemAt(source, pointer, `${extensionName} is read on a workflow, a step or a criterion only.`),
      ];
    return validate(schemas[place], value).map(({ instance, message }) =>
      problemAt(source, `${pointer}${instance}`, `${extensionName} ${message}.`),
    );
  });
}

function schemaOf(name: "workflow" | "step" | "criterion"): JsonObject {
  return { $ref: `#/$defs/${name}`, $defs: extensionSchema.$defs as JsonObject };
}

/** Members that hold data of a request or a schema, where the name means nothing. */
const data = new Set(["payload", "value", "inputs"]);

function extensionsIn(
  node: Json,
  pointer: JsonPointer,
): readonly { readonly value: Json; readonly owner: JsonPointer }[] {
  if (Array.isArray(node))
    return node.flatMap((item: Json, index) => extensionsIn(item, pointerTo(pointer, index)));
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (value === undefined || data.has(name)) return [];
    if (name === extensionName) return [{ value, owner: pointer }];
    return name.startsWith("x-") ? [] : extensionsIn(value, pointerTo(pointer, name));
  });
}
