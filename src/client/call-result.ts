import type { ParseAs } from "./parse-as.js";

/**
 * What a call came to: one documented answer, told apart by `status`, or an answer that the description does
 * not have, whose `status` is `"undocumented"`. A `switch` over `status` narrows `data` and `error`, and is
 * exhaustive. `data` is there where `ok` is true, `error` where it is not.
 *
 * An answer that never came is none of these: the call throws a `ConnectionError`.
 *
 * @example
 * ```ts
 * switch (result.status) {
 *   case 201: return result.data.id;
 *   case 409: throw new Error(`taken: ${result.error.reason}`);
 *   case "undocumented": throw new Error(result.error.reason);
 * }
 * ```
 */
export type CallResult<Operation, As extends ParseAs = "json"> = Operation extends {
  readonly responses: infer Responses;
}
  ? { [Key in keyof Responses]: Documented<Responses, Key, As> }[keyof Responses] | Undocumented
  : never;

/** An answer with a documented status of success, of the documented media type. */
export interface Success<Status, Data> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly error?: never;
  readonly response: Response;
}

/** An answer with any other documented status, of the documented media type. */
export interface Refusal<Status, Body> {
  readonly ok: false;
  readonly status: Status;
  readonly data?: never;
  readonly error: Body;
  readonly response: Response;
}

/** An answer that the description does not have, a success among them. */
export interface Undocumented {
  readonly ok: false;
  readonly status: "undocumented";
  readonly data?: never;
  readonly error: UndocumentedAnswer;
  readonly response: Response;
}

/** What came in place of a documented answer. */
export interface UndocumentedAnswer {
  /** What the description does not have, such as `status 418 is not documented`. Quotes nothing of the body. */
  readonly reason: string;
  /** As the server sent it. */
  readonly status: number;
  /** The body as its own media type says, else as text. */
  readonly body: unknown;
}

/** What the answers under one key of `responses` look like. */
type Documented<Responses, Key extends keyof Responses, As extends ParseAs> =
  | Successes<Extract<Statuses<Responses, Key>, StatusIn<"2">>, ContentOf<Responses[Key]>, As>
  | Refusals<Exclude<Statuses<Responses, Key>, StatusIn<"2">>, ContentOf<Responses[Key]>>;

type Successes<Status, Body, As extends ParseAs> = [Status] extends [never]
  ? never
  : Success<Status, ReadAs<Body>[As]>;

type Refusals<Status, Body> = [Status] extends [never] ? never : Refusal<Status, Body>;

/** The statuses that a key stands for: itself, its class without those with a key of their own, all others. */
type Statuses<Responses, Key extends keyof Responses> = Key extends number
  ? Key
  : Key extends `${infer Class}XX`
    ? Exclude<StatusIn<Class>, keyof Responses>
    : Key extends "default"
      ? Exclude<StatusIn<"2" | "3" | "4" | "5">, keyof Responses | ClassStatuses<keyof Responses>>
      : never;

type ClassStatuses<Key> = Key extends `${infer Class}XX` ? StatusIn<Class> : never;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type StatusIn<Class extends string> = NumberIn<`${Class}${Digit}${Digit}`>;

type NumberIn<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** The body of any documented media type; without one there is none. */
type ContentOf<Answer> = Answer extends { readonly content: infer Content }
  ? [Content] extends [never]
    ? undefined
    : Content[keyof Content]
  : undefined;

/** What the ways of reading a successful body give. */
interface ReadAs<Data> {
  readonly json: Data;
  readonly text: string;
  readonly blob: Blob;
  readonly arrayBuffer: ArrayBuffer;
  readonly stream: ReadableStream<Uint8Array> | null;
}
