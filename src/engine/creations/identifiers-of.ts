import type { Json } from "../../core/json.js";
import { type JsonPointer, valueAt } from "../../core/json-pointer.js";
import type { Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";

/** Identifiers beside a resource's own that requests on it may ask for, as its answer tells them. */
export function identifiersOf(
  { profile }: Provider,
  { answer }: Pick<CreatedResource, "answer">,
): { readonly identifiers?: Readonly<Record<JsonPointer, Json>> } {
  const found = profile.bindings
    .flatMap((binding) => (binding.kind === "resource" ? (binding.as ?? []) : []))
    .flatMap((pointer) => {
      const value = valueAt(answer, pointer);
      return typeof value === "string" || typeof value === "number" ? [[pointer, value] as const] : [];
    });
  return found.length === 0 ? {} : { identifiers: Object.fromEntries(found) };
}
