import { type Header, headerOf, type WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { MediaType, Operation, Provider, Response } from "../documents/model.js";
import { conformingBody, conformingHeader, isHeaderText, rememberedBytes } from "./conforming-answer.js";
import { negotiateMediaType } from "./negotiate-media-type.js";
import type { Prism, PrismAnswer } from "./prism.js";
import { type RefusalReason, refusalFor, responseOf, successStatus } from "./refusal.js";
import type { StoreAnswer } from "./store.js";

/** A complete answer, ready to go out. Its length and date are left to the connection. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The operation that answered, when the request reached one. */
  readonly operation?: string;
  /** Name of the documented example that it was made of. */
  readonly example?: string;
  /** Headers that the connection would add by itself and is to leave out; only a fault asks for that. */
  readonly withheld?: readonly ConnectionHeader[];
}

/** A header that the connection adds. */
export type ConnectionHeader = "date" | "content-length";

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
  const made = new Map<string, Made>();
  const write = (operation: Operation, choice: StoreAnswer, request?: WireRequest) => {
    const status = choice.status ?? successStatus(operation);
    const response = responseOf(operation, status);
    if (response === undefined && choice.status === undefined) return undescribedSuccess;
    if (response === undefined || !offers(response.media, choice.example)) return undefined;
    const accept = request === undefined ? undefined : headerOf(request.headers, "accept");
    const mediaType = negotiateMediaType(response.media, accept, choice.example);
    const answer = prism.answer(operation, {
      status,
      ...(choice.example === undefined ? {} : { example: choice.example }),
      ...(mediaType === undefined ? {} : { mediaType }),
    });
    const media = response.media.find((one) => one.mediaType === mediaType);
    // Prism puts nothing together where it finds no sample for a schema.
    const documented = answer ?? { status: Number(status), headers: {} };
    const ownKey = [operation.id, status, mediaType, choice.example];
    return print(documented, {
      choice,
      media,
      response,
      method: request?.method,
      made,
      key: JSON.stringify(ownKey),
    });
  };
  return {
    documented: (operation, choice, request) => {
      const answer = write(operation, choice, request);
      return answer === undefined ? undefined : { ...answer, operation: operation.id };
    },
    refusal: (reason, { operation, request, headers = [] }) => {
      const { status, answer } = refusalFor(provider, reason, operation);
      const form = answer === undefined ? undefined : write(answer.operation, answer, request);
      const { headers: documented, body, example } = form ?? plainRefusal(status, request?.method);
      return {
        status: Number(status),
        headers: [...documented, ...headers],
        body,
        ...(example === undefined ? {} : { example }),
        ...(operation === undefined ? {} : { operation: operation.id }),
      };
    },
  };
}

interface Printed {
  readonly choice: StoreAnswer;
  readonly media: MediaType | undefined;
  readonly response: Response;
  readonly method: string | undefined;
  /** What was made before, by key: an answer depends on nothing else, unless the store gives its body. */
  readonly made: Map<string, Made>;
  readonly key: string;
}

/** The parts of an answer that the documents decide. */
interface Made {
  readonly headers: readonly Header[];
  readonly mediaType: string;
  readonly body: Uint8Array;
}

function print(answer: PrismAnswer, printed: Printed): MockAnswer {
  const { choice, media, method, made, key } = printed;
  const parts = made.get(key) ?? make(answer, printed);
  made.set(key, parts);
  const own = Object.entries(choice.headers ?? {}).filter(([, value]) => isHeaderText(value));
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const headers = [...parts.headers.filter(([name]) => !names.has(name.toLowerCase())), ...own];
  if (media === undefined || bodiless(answer.status))
    return { status: answer.status, headers, body: new Uint8Array() };
  const typed: Header[] = [...headers, ["Content-Type", parts.mediaType]];
  if (method === "HEAD") return { status: answer.status, headers: typed, body: new Uint8Array() };
  const example = choice.example ?? media.examples[0]?.name;
  const body = rememberedBytes(media, parts.mediaType, choice);
  return {
    status: answer.status,
    headers: typed,
    // What is remembered may be more than the description has room for: then the example stands.
    body: body ?? parts.body,
    ...(example === undefined ? {} : { example }),
  };
}

function make(answer: PrismAnswer, { media, response }: Printed): Made {
  const given = Object.entries(answer.headers).filter(
    ([name, value]) => !connectionHeaders.includes(name.toLowerCase()) && isHeaderText(value),
  );
  const undescribed = given.filter(
    ([name]) => !response.headers.some((header) => header.name.toLowerCase() === name.toLowerCase()),
  );
  const described = response.headers.flatMap((header): Header[] => {
    if (connectionHeaders.includes(header.name.toLowerCase())) return [];
    const documented = given.find(([name]) => name.toLowerCase() === header.name.toLowerCase())?.[1];
    const text = conformingHeader(header, documented);
    return text === undefined ? [] : [[header.name, text]];
  });
  const headers = [...undescribed, ...described];
  if (media === undefined || bodiless(answer.status))
    return { headers, mediaType: "", body: new Uint8Array() };
  // Under a range such as `*/*` Prism names the type that it answers in.
  const mediaType = answer.mediaType ?? media.mediaType.replace(/^.*\*.*$/, "application/octet-stream");
  return { headers, mediaType, body: conformingBody(media, mediaType, answer.body) };
}

/** The answer to a request for an operation that documents no success whatever. */
const undescribedSuccess: MockAnswer = { status: 200, headers: [], body: new Uint8Array() };

function offers(media: readonly MediaType[], example: string | undefined): boolean {
  return example === undefined || media.some(({ examples }) => examples.some(({ name }) => name === example));
}

function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
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
