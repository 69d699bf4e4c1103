import type { Json, JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo, valueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { binaryCodec, textCodec } from "../exchange/text-codec.js";
import { compileValidator } from "../schema/compile-validator.js";
import { breachPlaces } from "./breach-places.js";
import type { Breach, Check } from "./check.js";
import type { Observation } from "./observation.js";
import { isOptionalMember } from "./optional-member.js";

/** One answer can break many keywords; this many tell enough. */
const mostBreaches = 8;

/** The answer's body satisfies its documented schema. */
export const responseBody: Check = {
  id: "response-body",
  demands: "an answer's body satisfies its documented schema",
  everywhere: false,
  examine(observation) {
    const { documented, response, body, exchange } = observation;
    if (documented === undefined || response === undefined || exchange.request.method === "HEAD") return [];
    if (documented.media.length === 0) return unexpectedBody(observation);
    if (body.kind === "absent") return missingBody(observation);
    const schema = observation.media?.schema;
    if (body.kind !== "value" || schema === undefined) return [];
    return compileValidator(schema)(body.value)
      .slice(0, mostBreaches)
      .map((breach) => ({
        message: `The body ${breach.instance === "" ? "" : `at ${breach.instance} `}breaks its schema: ${breach.message}.`,
        expected: `${breach.keyword}: ${breach.message}`,
        received: receivedAt(body.value, breach.instance),
        at: `body ${breach.instance}`.trimEnd(),
        constraints: breachPlaces(schema, { ...breach, ...missingOf(breach.params) }),
        ...(observation.nullReadsAsAbsent && isNullForAbsent(schema, body.value, breach.instance)
          ? { weight: "warning" as const }
          : {}),
      }));
  },
};

/** Many servers write null where an optional member is absent: to the letter a breach, to most readers none. */
function isNullForAbsent(schema: SchemaAt, body: Json, instance: JsonPointer): boolean {
  return valueAt(body, instance) === null && isOptionalMember(schema, instance);
}

/** A body where the response documents none; it matters only where a promise says that there is none. */
function unexpectedBody({ documented, response }: Observation): Breach[] {
  if (documented === undefined || response === undefined || response.body.length === 0) return [];
  return [
    {
      message: "The answer has a body where none is documented.",
      expected: "no body",
      received: `a body of ${response.body.length} bytes`,
      at: "body",
      constraints: [documented.usePointer, documented.pointer],
      weight: "promised",
    },
  ];
}

/** Answers of these statuses have no body, whatever is documented: RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5. */
const bodiless = [204, 205, 304];

function missingBody({ documented, media, response }: Observation): Breach[] {
  if (response !== undefined && bodiless.includes(response.status)) return [];
  // No bytes are a text, or a file, like any other.
  const codec = media === undefined ? undefined : codecFor(media.mediaType);
  if (codec === textCodec || codec === binaryCodec) return [];
  // Where any media type at all will do, the documentation shows no body, and none will do as well.
  if (documented === undefined || documented.media.some(({ mediaType }) => mediaType === "*/*")) return [];
  const listed = documented.media.map(({ pointer }) => pointerTo(pointer, "schema"));
  return [
    {
      message: "The answer has no body where one is documented.",
      expected: `a body of ${(media ?? documented.media[0])?.mediaType ?? "the documented media type"}`,
      received: "an empty body",
      at: "body",
      constraints: [...listed, documented.usePointer],
    },
  ];
}

function missingOf({ missingProperty }: JsonObject): { missing?: string } {
  return typeof missingProperty === "string" ? { missing: missingProperty } : {};
}

function receivedAt(value: Json, instance: JsonPointer): string {
  const found = valueAt(value, instance);
  const text = found === undefined ? "nothing" : JSON.stringify(found);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
