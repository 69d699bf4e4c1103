import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { agreement } from "./agreement.js";
import type { InferredProperty } from "./sequence.js";

/** What is read agrees with the request that created it, in the fields that both have. */
export function readAgreesWithRequest(resource: CrudResource): InferredProperty[] {
  return agreement(resource, "request with answer");
}
