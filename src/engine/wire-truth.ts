import { breachPlaces } from "../checks/breach-places.js";
import type { Expectation } from "../checks/observation.js";
import type { WireRequest } from "../core/exchange.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { Operation } from "../documents/model.js";
import { readRequest } from "../exchange/read-request.js";
import type { TargetAddress } from "../exchange/target-address.js";
import { compileValidator } from "../schema/compile-validator.js";
import { partValue, type RequestPart } from "./request-part.js";

interface WireCase {
  readonly parts: readonly RequestPart[];
  readonly wire: WireRequest;
  readonly address: TargetAddress;
  readonly expectation: Expectation;
}

/** Something that the bytes of a request break. */
interface WireFault {
  readonly text: string;
  /** The places in the description; empty where the request cannot be read at all. */
  readonly places: readonly JsonPointer[];
}

/**
 * Judges a request on its bytes: reads it back as a server would and validates that.
 *
 * A request that is meant to be valid must be so on the wire, and a broken one must still break the
 * same constraint there; otherwise the reason why it proves nothing is returned.
 */
export function wireFault(operation: Operation, request: WireCase): string | undefined {
  const { expectation } = request;
  if (expectation.kind !== "accepted" && expectation.kind !== "refused") return undefined;
  const faults = faultsOnWire(operation, request);
  const [first] = faults;
  if (expectation.kind === "accepted")
    return first === undefined ? undefined : `not valid on the wire: ${first.text}`;
  if (first === undefined) return "serialising made it valid";
  const breaksAsPlanned = faults.some(
    ({ places }) => places.length === 0 || places.some((place) => expectation.constraints.includes(place)),
  );
  return breaksAsPlanned ? undefined : `on the wire another constraint is broken: ${first.text}`;
}

function faultsOnWire(operation: Operation, { parts, wire, address }: WireCase): WireFault[] {
  const read = readRequest(operation, wire, address);
  if (read.problems.length > 0) return read.problems.map((text) => ({ text, places: [] }));
  return parts.flatMap((part) => {
    const value = partValue(read.value, part);
    if (value === undefined) return part.required ? [missing(part)] : [];
    return compileValidator(part.described)(value).map((breach) => {
      const { missingProperty } = breach.params;
      const member = typeof missingProperty === "string" ? { missing: missingProperty } : {};
      return {
        text: `${part.name}${breach.instance} ${breach.message}`,
        places: breachPlaces(part.described, { ...breach, ...member }),
      };
    });
  });
}

function missing(part: RequestPart): WireFault {
  const pointer = part.parameter?.pointer;
  return {
    text: `${part.name} is missing`,
    places: pointer === undefined ? [] : [pointerTo(pointer, "required")],
  };
}
