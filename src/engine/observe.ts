import type { DecodedBody, Observation } from "../checks/observation.js";
import { type Exchange, headerOf } from "../core/exchange.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { essenceOf, isUnder } from "../core/media-type.js";
import type { MediaType, Operation, Response } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import type { Trial } from "./case.js";
import { createdResources } from "./created-resources.js";
import { secretsSent } from "./secrets-sent.js";
import type { Session } from "./session.js";

/** Brings together all that the checks look at in one exchange. */
export function observe(
  session: Session,
  { operation, trial, exchange }: { operation: Operation; trial: Trial; exchange: Exchange },
): Observation {
  const described = trial.method === undefined;
  const { response } = exchange;
  const documented =
    described && response !== undefined ? documentedResponse(operation, response.status) : undefined;
  const media = mediaOf(documented, exchange);
  const body = bodyOf(exchange, media);
  const created = described
    ? createdResources(session.provider, operation, trial.value, exchange, body)
    : undefined;
  return {
    operation: described ? operation : undefined,
    path: operation.path,
    pathPointer: pathPointerOf(operation),
    expectation: trial.expectation,
    sent: trial.value,
    exchange,
    response,
    documented,
    media,
    body,
    secrets: secretsSent(session, operation, trial.value, exchange.request),
    identified: created === undefined ? undefined : created.length > 0,
    nullReadsAsAbsent: session.provider.profile.nullReadsAsAbsent,
    timeoutMs: session.timeoutMs,
  };
}

function pathPointerOf({ pointer }: Operation): JsonPointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

const responsesByStatus = new WeakMap<Operation, Map<number, Response | undefined>>();

/** The response that a status selects: the status itself, its range, or the default. */
export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const known = responsesByStatus.get(operation) ?? new Map<number, Response | undefined>();
  responsesByStatus.set(operation, known);
  if (!known.has(status)) known.set(status, findResponse(operation, status));
  return known.get(status);
}

function findResponse(operation: Operation, status: number): Response | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  const find = (wanted: string) =>
    operation.responses.find((response) => response.status.toUpperCase() === wanted);
  return find(String(status)) ?? find(range) ?? find("DEFAULT");
}

/** The documented media type that an answer's Content-Type selects. */
export function mediaOf(documented: Response | undefined, { response }: Exchange): MediaType | undefined {
  const contentType = response === undefined ? undefined : headerOf(response.headers, "content-type");
  if (documented === undefined || contentType === undefined) return undefined;
  const exact = documented.media.find(({ mediaType }) => essenceOf(mediaType) === essenceOf(contentType));
  return exact ?? documented.media.find(({ mediaType }) => isUnder(contentType, mediaType));
}

/** The body of an answer, read by the codec of its media type. */
export function bodyOf(exchange: Exchange, media: MediaType | undefined): DecodedBody {
  const { response, request } = exchange;
  if (response === undefined || response.body.length === 0 || request.method === "HEAD")
    return { kind: "absent" };
  if (media === undefined) return { kind: "opaque" };
  const contentType = headerOf(response.headers, "content-type") ?? media.mediaType;
  const codec = codecFor(contentType);
  if (codec === undefined) return { kind: "opaque" };
  const read = codec.read(response.body, media.schema);
  return read.kind === "value"
    ? { kind: "value", value: read.value }
    : {
        kind: "malformed",
        reason: read.reason,
        ...(read.kind === "foreign" && read.value !== undefined ? { value: read.value } : {}),
      };
}
