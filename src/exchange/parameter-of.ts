import type { Json } from "../core/json.js";
import type { Operation, Parameter } from "../documents/model.js";

/** The declared parameter, or one with OpenAPI's defaults for what the description does not declare. */
export function parameterOf(
  operation: Operation,
  place: "path" | "query" | "header" | "cookie",
  name: string,
): Parameter {
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    if (parameter.name === name) return parameter;
    if (place === "header" && parameter.name.toLowerCase() === name.toLowerCase()) return parameter;
  }
  const isForm = place === "query" || place === "cookie";
  return {
    name,
    in: place,
    required: false,
    pointer: "",
    schema: { root: true, pointer: "" },
    style: isForm ? "form" : "simple",
    explode: isForm,
    allowReserved: false,
    examples: [],
  };
}

/** The members of a request's part that are really there. */
export function entriesOf(values: Readonly<Record<string, Json>>): [string, Json][] {
  return Object.entries(values).filter(([, content]) => content !== undefined);
}
