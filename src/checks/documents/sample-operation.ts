import type { DocumentedSample } from "../../documents/as-documented.js";
import type { Operation, Provider } from "../../documents/model.js";

/** The operation that a sample shows. */
export function sampleOperation(
  { operations }: Provider,
  { operation }: Pick<DocumentedSample, "operation">,
): Operation | undefined {
  return operations.find(({ id }) => id === operation);
}
