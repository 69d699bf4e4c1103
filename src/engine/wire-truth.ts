import type { WireRequest } from "../core/exchange.js";
import type { Expectation } from "../checks/observation.js";
import type { Operation } from "../documents/model.js";
import { readRequest } from "../exchange/read-request.js";
import type { TargetAddress } from "../exchange/target-address.js";
import { compileValidator } from "../schema/compile-validator.js";
import { partValue, type RequestPart } from "./request-space.js";

interface WireCase {
  readonly parts: readonly RequestPart[];
  readonly wire: WireRequest;
  readonly address: TargetAddress;
  readonly expectation: Expectation;
}

/**
 * Judges a request on its bytes: reads it back as a server would and validates that.
 *
 * A request that is meant to be valid must be so on the wire, and a broken one must still be
 * broken there; otherwise the reason why it proves nothing is returned.
 */
export function wireFault(operation: Operation, request: WireCase): string | undefined {
  const { kind } = request.expectation;
  if (kind !== "accepted" && kind !== "refused") return undefined;
  const faults = faultsOnWire(operation, request);
  if (kind === "accepted" && faults.length > 0) return `not valid on the wire: ${faults[0]}`;
  if (kind === "refused" && faults.length === 0) return "serialising made it valid";
  return undefined;
}

function faultsOnWire(operation: Operation, { parts, wire, address }: WireCase): string[] {
  const read = readRequest(operation, wire, address);
  if (read.problems.length > 0) return [...read.problems];
  for (const part of parts) {
    const value = partValue(read.value, part);
    if (value === undefined) {
      if (part.required) return [`${part.name} is missing`];
      continue;
    }
    const [breach] = compileValidator(part.described)(value);
    if (breach !== undefined) return [`${part.name}${breach.instance} ${breach.message}`];
  }
  return [];
}
