import type { BodyExample, MediaType, Operation, Provider, Response } from "../../documents/model.js";
import { conformingBody } from "../conforming-answer.js";
import { isOfMedia, isOfResponse } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/** Each documented refusal with the body of another: one of the same status, and one of each other status. */
export function refusalFaults({ operations }: Provider): Fault[] {
  return operations
    .filter(({ method }) => method !== "HEAD")
    .flatMap((operation) => {
      const refusals = refusalsOf(operation);
      return refusals.flatMap((refusal) => others(refusal, refusals).map((other) => swapped(refusal, other)));
    });
}

interface Refusal {
  readonly operation: Operation;
  readonly response: Response;
  readonly media: MediaType;
  readonly example: BodyExample;
}

function refusalsOf(operation: Operation): Refusal[] {
  return operation.responses
    .filter(({ status }) => /^4\d\d$/.test(status))
    .flatMap((response) =>
      response.media.flatMap((media) =>
        media.examples.map((example) => ({ operation, response, media, example })),
      ),
    );
}

/** The first other refusal of each status that is worded otherwise. */
function others(refusal: Refusal, refusals: readonly Refusal[]): Refusal[] {
  const wording = JSON.stringify(refusal.example.value);
  const worded = refusals.filter(
    ({ media, example }) =>
      media.mediaType === refusal.media.mediaType && JSON.stringify(example.value) !== wording,
  );
  const firsts = new Map<string, Refusal>();
  for (const other of worded)
    if (!firsts.has(other.response.status)) firsts.set(other.response.status, other);
  return [...firsts.values()];
}

function swapped(refusal: Refusal, other: Refusal): Fault {
  const { operation, response, media, example } = refusal;
  const said = other.example.name;
  return {
    name: faultName(
      operation.id,
      "refusal",
      response.status,
      example.name,
      "as",
      other.response.status,
      said,
    ),
    family: "refusal",
    operation: operation.id,
    does: `The refusal ${example.name} (${response.status}) says what ${said} says.`,
    at: example.pointer,
    sabotage: {
      change: (answer, to) =>
        isOfResponse(answer, to, refusal) && isOfMedia(answer, media) && answer.example === example.name
          ? { ...answer, body: conformingBody(other.media, other.media.mediaType, other.example.value) }
          : answer,
    },
    otherwise: `no request of the suite brings about the refusal ${example.name}`,
  };
}
