import type { JsonPointer } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import type { RequestValue } from "../core/request-value.js";
import type { MediaType, Operation, Provider } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { jsonCodec } from "../exchange/json-codec.js";
import { shapeOf } from "../exchange/schema-shape.js";
import { xmlCodec } from "../exchange/xml-codec.js";
import type { Front } from "./front.js";
import { signedRequest, validRequests } from "./self-test-requests.js";

/**
 * Asks a front, by the way that requests take, for what it must give and for what it must not.
 *
 * Each operation must take its own documented requests, and must refuse a body of another type, one without
 * anything required, none where one is required, and a request without a required parameter. What is wrong
 * with those is read off the description here, without any validator: a validator that takes everything,
 * because it cannot compile a schema, would otherwise go unnoticed.
 */
export function selfTest(provider: Provider, tested: Tested): Problem[] {
  return provider.operations
    .filter(({ unreachable }) => unreachable === undefined)
    .flatMap((operation) => testOperation(provider, tested, operation));
}

/** The front under test, with the clock by which it takes signatures. */
export interface Tested {
  readonly front: Front;
  readonly now: () => Date;
}

function testOperation(provider: Provider, { front, now }: Tested, operation: Operation): Problem[] {
  const problems: Problem[] = [];
  const report = (pointer: JsonPointer, message: string) =>
    problems.push({ document: provider.document, pointer, message });
  const statusOf = (value: RequestValue): number | undefined => {
    const request = signedRequest(provider, operation, { value, now: now() });
    return request === undefined ? undefined : front.answer(request).status;
  };
  const valid = validRequests(provider, operation);
  for (const { pointer, value } of valid) {
    const status = statusOf(value);
    if (status !== undefined && status >= 400)
      report(
        pointer,
        `The mock of ${operation.id} refuses this documented request with ${status}; make it satisfy the description.`,
      );
  }
  const [first] = valid;
  if (first === undefined) return problems;
  for (const { what, pointer, value } of invalidRequests(operation, first.value)) {
    const status = statusOf(value);
    if (status !== undefined && status < 400)
      report(
        pointer,
        `The mock of ${operation.id} takes ${what} with ${status}; it is not served like that.`,
      );
  }
  return problems;
}

interface InvalidRequest {
  readonly what: string;
  readonly pointer: JsonPointer;
  readonly value: RequestValue;
}

function invalidRequests(operation: Operation, valid: RequestValue): InvalidRequest[] {
  const { body: _, ...withoutBody } = valid;
  const { body, parameters } = operation;
  const missing = parameters.flatMap(({ name, in: where, required, pointer }) => {
    if (!required || where === "path" || where === "server") return [];
    const { [name]: __, ...others } = valid[where];
    return [
      {
        what: `a request without its ${where} parameter ${name}`,
        pointer,
        value: { ...valid, [where]: others },
      },
    ];
  });
  if (body === undefined) return missing;
  const bad = body.media.flatMap((media) =>
    // A body of no bytes is none at all.
    badBodies(media)
      .filter((bytes) => bytes.length > 0)
      .map((bytes) => ({
        what: `the body ${Buffer.from(bytes).toString()}`,
        pointer: media.pointer,
        value: { ...withoutBody, body: { kind: "raw" as const, mediaType: media.mediaType, bytes } },
      })),
  );
  const none = { what: "a request without a body", pointer: body.pointer, value: withoutBody };
  return [...missing, ...bad, ...(body.required ? [none] : [])];
}

/** Bodies that the description forbids in so many words: another type, nothing of what is required. */
function badBodies({ mediaType, schema }: MediaType): Uint8Array[] {
  if (schema === undefined || mediaType.includes("*")) return [];
  const shape = shapeOf(schema);
  const codec = codecFor(mediaType);
  const isObject = shape.types?.size === 1 && shape.types.has("object");
  const empty = isObject && shape.required.size > 0 ? [codec.write({}, schema)] : [];
  if (codec === jsonCodec && shape.types !== undefined) {
    const other = [[], {}, "text"].find((value) => !shape.types?.has(typeName(value)));
    return other === undefined ? empty : [...empty, jsonCodec.write(other)];
  }
  if (codec === xmlCodec) return [...empty, Buffer.from("<another-root-element/>")];
  return empty;
}

function typeName(value: unknown): "array" | "object" | "string" {
  if (Array.isArray(value)) return "array";
  return typeof value === "object" ? "object" : "string";
}
