import type { Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { Provider } from "../../documents/model.js";
import { createdResources } from "../created-resources.js";
import { endOfLocation } from "../end-of-location.js";
import type { Answer, Made } from "./sequence.js";

/** The thing that a creating answer tells of; undefined where nothing identifies it. */
export function madeThing(
  provider: Provider,
  { identifier }: CrudResource,
  answer: Answer,
): Made | undefined {
  const { operation, sent, exchange, observation } = answer;
  const [created] = createdResources(provider, operation, sent, exchange, observation.body) ?? [];
  const id =
    identifier.kind === "chosen"
      ? sent[identifier.in][identifier.name]
      : (identifier.pointers.map((pointer) => valueAt(answer.body, pointer)).find(isIdentifier) ??
        endOfLocation(exchange));
  if (id === undefined) return undefined;
  return { kind: "made", id, answer, ...(created === undefined ? {} : { created }) };
}

function isIdentifier(value: Json | undefined): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
