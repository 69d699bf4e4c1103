import { headerOf } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import type { Json } from "../core/json.js";
import { jsonEquals } from "../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, pointerTokens, valueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { type Observation, statusClass } from "./observation.js";
import type { Stake } from "./promise-index.js";
import { instancePathOf, valuesAt } from "./schema-places.js";

/** Which of these stakes an exchange shows to hold: its check looked at the very place and found nothing. */
export function stakesHeld(
  observation: Observation,
  findings: readonly Finding[],
  stakes: readonly Stake[],
): Stake[] {
  if (observation.response === undefined) return [];
  return stakes.filter(
    ({ evidence, promise }) =>
      !findings.some((finding) => finding.check === evidence.check) &&
      holds(observation, evidence.check, evidence.at, promise.id),
  );
}

function holds(observation: Observation, check: string, at: JsonPointer, promise: string): boolean {
  const { expectation, documented, media, response, pathPointer, operation } = observation;
  const above = (pointer: JsonPointer | undefined) => pointer !== undefined && isAtOrBelow(pointer, at);
  const group = statusClass(observation);
  switch (check) {
    case "documented-status":
      return above(documented?.usePointer) || above(documented?.pointer);
    case "media-type":
    case "well-formed-body":
      return media !== undefined && response?.body.length !== 0 && above(media.pointer);
    case "response-body":
      return bodyShows(observation, at);
    case "response-headers":
      return headerShows(observation, at);
    case "no-secret-echo":
      return observation.secrets.length > 0;
    case "valid-request-accepted":
      return (
        expectation.kind === "accepted" &&
        group === 2 &&
        acceptanceShows(observation, expectation.exercises, at)
      );
    case "invalid-request-refused":
      return expectation.kind === "refused" && group === 4 && expectation.constraints.some(above);
    case "unknown-reference-refused":
      return (
        expectation.kind === "unknown-reference" &&
        (expectation.promise === promise || above(documented?.usePointer))
      );
    case "credential-refused":
      return expectation.kind === "credential-refused" && group === 4 && expectation.constraints.some(above);
    case "undocumented-method-refused":
      return expectation.kind === "method-refused" && group === 4 && above(pathPointer);
    case "created-resource-identified":
      return observation.identified === true && (above(documented?.usePointer) || above(operation?.pointer));
    default:
      return above(operation?.pointer);
  }
}

function bodyShows({ documented, media, body, response }: Observation, at: JsonPointer): boolean {
  if (documented === undefined) return false;
  if (documented.media.length === 0)
    return response?.body.length === 0 && (documented.pointer === at || documented.usePointer === at);
  if (body.kind !== "value" || media?.schema === undefined) return false;
  return isAtOrBelow(media.pointer, at) || valueShows(media.schema, body.value, at);
}

function headerShows({ documented, response }: Observation, at: JsonPointer): boolean {
  if (documented === undefined || response === undefined) return false;
  return documented.headers.some(
    (header) =>
      headerOf(response.headers, header.name) !== undefined &&
      [header.pointer, header.usePointer].some(
        (pointer) => isAtOrBelow(at, pointer) || isAtOrBelow(pointer, at),
      ),
  );
}

function acceptanceShows(
  observation: Observation,
  exercises: readonly JsonPointer[],
  at: JsonPointer,
): boolean {
  const { operation, sent } = observation;
  if (exercises.some((place) => isAtOrBelow(place, at))) return true;
  // A success shows that its credential, and its choice of parameters, are good ones.
  if (
    operation !== undefined &&
    ["security", "parameters"].some((member) => at === pointerTo(operation.pointer, member))
  )
    return true;
  const body = sent.body?.kind === "value" ? sent.body : undefined;
  const media = operation?.body?.media.find(({ mediaType }) => mediaType === body?.mediaType);
  if (media?.schema !== undefined && body !== undefined && valueShows(media.schema, body.value, at))
    return true;
  return (operation?.parameters ?? []).some((parameter) => {
    const value = sent[parameter.in][parameter.name];
    if (value === undefined) return at === pointerTo(parameter.pointer, "required");
    return isAtOrBelow(parameter.pointer, at) || valueShows(parameter.schema, value, at);
  });
}

/** Whether a value has something at the place that a schema pointer speaks of. */
function valueShows(schema: SchemaAt, value: Json, at: JsonPointer): boolean {
  const found = instancePathOf(schema, at);
  if (found === undefined) return false;
  const [keyword, index] = pointerTokens(found.rest);
  if (keyword === "default") return valuesAt(value, found.path).length === 0;
  const values = valuesAt(value, found.path);
  if (keyword === "enum" && index !== undefined) {
    const member = valueAt(schema.root, at);
    return values.some((candidate) => jsonEquals(candidate, member));
  }
  return values.length > 0;
}
