import { essenceOf, isUnder } from "../../core/media-type.js";
import type { MediaType, Operation, Provider, Response } from "../../documents/model.js";
import { codecFor } from "../../exchange/codec-for.js";
import type { MockAnswer } from "../answer-writer.js";
import { isOfMedia, isOfResponse, withHeader } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/** Each documented body under another media type or none, cut short, in pieces, empty; a body where there is none. */
export function mediaTypeFaults({ operations }: Provider): Fault[] {
  return operations.flatMap((operation) =>
    operation.method === "HEAD"
      ? []
      : operation.responses.flatMap((response) => [
          ...response.media.flatMap((media) => ofMedia(operation, response, media)),
          ...ofNoMedia(operation, response),
        ]),
  );
}

interface Spoiling {
  readonly name: string;
  readonly does: string;
  readonly spoil: (answer: MockAnswer) => MockAnswer;
}

function ofMedia(operation: Operation, response: Response, media: MediaType): Fault[] {
  const listed = response.media.map(({ mediaType }) => mediaType);
  const other = ["text/html", "application/pdf", "image/png"].find(
    (candidate) => !listed.some((mediaType) => isUnder(candidate, mediaType)),
  );
  const retyped: Spoiling[] =
    other === undefined
      ? []
      : [
          {
            name: `media-type/${other}`,
            does: `is sent as ${other}`,
            spoil: (answer) => withHeader(answer, "Content-Type", other),
          },
          {
            name: "media-type/none",
            does: "has no Content-Type",
            spoil: (answer) => withHeader(answer, "Content-Type", undefined),
          },
        ];
  return [...retyped, ...malformations(media, listed)].map(({ name, does, spoil }) => ({
    name: faultName(operation.id, "response", response.status, media.mediaType, name),
    family: "media-type" as const,
    operation: operation.id,
    does: `The body of a ${response.status} ${does}.`,
    at: media.pointer,
    sabotage: {
      change: (answer, to) =>
        isOfResponse(answer, to, { operation, response }) && isOfMedia(answer, media)
          ? spoil(answer)
          : answer,
    },
  }));
}

function malformations({ mediaType, schema }: MediaType, listed: readonly string[]): Spoiling[] {
  const codec = codecFor(essenceOf(mediaType));
  const spoilings: Spoiling[] = [
    { name: "body/cut-short", does: "ends in the middle", spoil: cutShort },
    {
      name: "body/malformed",
      does: "is no well-formed body of its media type",
      spoil: (answer) => ({ ...answer, body: Buffer.from("<oops>no body of any kind") }),
    },
    ...(listed.includes("*/*")
      ? // Where any media type will do, none will do as well.
        []
      : [{ name: "body/empty", does: "is empty", spoil: emptied }]),
  ];
  // Of plain text, and of bytes, every piece is well-formed too.
  const canBeMalformed = codec.read(Buffer.from("<oops>no body of any kind"), schema).kind !== "value";
  return canBeMalformed ? spoilings : [];
}

function emptied(answer: MockAnswer): MockAnswer {
  return { ...answer, body: new Uint8Array() };
}

function cutShort(answer: MockAnswer): MockAnswer {
  return { ...answer, body: answer.body.subarray(0, Math.ceil(answer.body.length / 2)) };
}

/** Where no body is documented there is none. */
function ofNoMedia(operation: Operation, response: Response): Fault[] {
  const { status, media, pointer } = response;
  if (media.length > 0 || status === "204" || status === "304" || status.startsWith("1")) return [];
  return [
    {
      name: faultName(operation.id, "response", status, "body/unexpected"),
      family: "media-type",
      operation: operation.id,
      does: `A ${status} has a body, which is not documented.`,
      at: pointer,
      sabotage: {
        change: (answer, to) =>
          isOfResponse(answer, to, { operation, response })
            ? withHeader(
                { ...answer, body: Buffer.from('{"unexpected":true}') },
                "Content-Type",
                "application/json",
              )
            : answer,
      },
    },
  ];
}
