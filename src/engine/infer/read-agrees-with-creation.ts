import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { agreement } from "./agreement.js";
import type { InferredProperty } from "./sequence.js";

/** What is read agrees with the answer to its creation, in the fields that both have. */
export function readAgreesWithCreation(resource: CrudResource): InferredProperty[] {
  return agreement(resource, "two answers");
}
