import { type Header, headerOf, type WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { MediaType, Operation, Provider } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { negotiateMediaType } from "./negotiate-media-type.js";
import type { Prism, PrismAnswer } from "./prism.js";
import { type RefusalReason, refusalFor, responseOf } from "./refusal.js";
import type { StoreAnswer } from "./store.js";

/** A complete answer, ready to go out. Its length and date are left to the connection. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The operation that answered, when the request reached one. */
  readonly operation?: string;
}

/** The request that is answered, and what of it is known by then. */
export interface Answered {
  readonly operation?: Operation | undefined;
  readonly request?: WireRequest | undefined;
  readonly headers?: readonly Header[];
}

/** Writes answers out of the documents. */
export interface AnswerWriter {
  /** A documented answer of an operation; `undefined` where the documents have none like it. */
  readonly documented: (
    operation: Operation,
    choice: StoreAnswer,
    request: WireRequest,
  ) => MockAnswer | undefined;
  readonly refusal: (reason: RefusalReason, answered: Answered) => MockAnswer;
}

/** Headers that belong to the connection: an example of one would contradict what is really sent. */
const connectionHeaders = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];

/** A writer of a provider's answers: Prism puts them together, the codecs print them. */
export function createAnswerWriter(provider: Provider, prism: Prism): AnswerWriter {
  const write = (operation: Operation, choice: StoreAnswer, request?: WireRequest) => {
    const status = choice.status ?? successStatus(operation);
    const response = responseOf(operation, status);
    if (response === undefined || !offers(response.media, choice.example)) return undefined;
    const accept = request === undefined ? undefined : headerOf(request.headers, "accept");
    const mediaType = negotiateMediaType(response.media, accept, choice.example);
    const answer = prism.answer(operation, {
      status,
      ...(choice.example === undefined ? {} : { example: choice.example }),
      ...(mediaType === undefined ? {} : { mediaType }),
    });
    if (answer === undefined) return undefined;
    const media = response.media.find((one) => one.mediaType === mediaType);
    return print(answer, { choice, media, method: request?.method });
  };
  return {
    documented: (operation, choice, request) => {
      const answer = write(operation, choice, request);
      return answer === undefined ? undefined : { ...answer, operation: operation.id };
    },
    refusal: (reason, { operation, request, headers = [] }) => {
      const { status, answer } = refusalFor(provider, reason, operation);
      const form = answer === undefined ? undefined : write(answer.operation, answer, request);
      const { headers: documented, body } = form ?? plainRefusal(status, request?.method);
      return {
        status: Number(status),
        headers: [...documented, ...headers],
        body,
        ...(operation === undefined ? {} : { operation: operation.id }),
      };
    },
  };
}

interface Printed {
  readonly choice: StoreAnswer;
  readonly media: MediaType | undefined;
  readonly method: string | undefined;
}

function print(answer: PrismAnswer, { choice, media, method }: Printed): MockAnswer {
  const headers = Object.entries({ ...answer.headers, ...choice.headers }).filter(
    ([name, value]) => !connectionHeaders.includes(name.toLowerCase()) && isHeaderText(value),
  );
  const data = choice.body ?? answer.body;
  if (media === undefined || data === undefined || bodiless(answer.status))
    return { status: answer.status, headers, body: new Uint8Array() };
  // Under a range such as `*/*` Prism names the type that it answers in.
  const mediaType = answer.mediaType ?? media.mediaType;
  const typed: Header[] = [...headers, ["Content-Type", mediaType]];
  const body = method === "HEAD" ? new Uint8Array() : codecFor(mediaType).write(data, media.schema);
  return { status: answer.status, headers: typed, body };
}

/** The status that a success takes: the lowest documented one. */
function successStatus(operation: Operation): string {
  const documented = operation.responses.map(({ status }) => status.toUpperCase()).sort();
  const success = documented.find((status) => /^2(\d\d|XX)$/.test(status));
  return success?.replace("XX", "00") ?? documented.find((status) => /^\d{3}$/.test(status)) ?? "200";
}

function offers(media: readonly MediaType[], example: string | undefined): boolean {
  return example === undefined || media.some(({ examples }) => examples.some(({ name }) => name === example));
}

function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

/** Whether HTTP can carry the text in a header; an example that it cannot is left out. */
function isHeaderText(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** The form of a refusal for a provider that documents none. */
function plainRefusal(status: string, method: string | undefined): MockAnswer {
  const body: Json = { error: `The request was refused with ${status}.` };
  return {
    status: Number(status),
    headers: [["Content-Type", "application/json"]],
    body: method === "HEAD" ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(body)),
  };
}
