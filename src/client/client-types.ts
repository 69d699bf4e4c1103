import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from "openapi-typescript-helpers";
import type { CallResult } from "./call-result.js";
import type { Middleware } from "./middleware.js";
import type { ParseAs } from "./parse-as.js";

/** What a client checks against the description; both are off unless asked for. */
export interface ValidateOption {
  /** Refuse to send a request that breaks the description. */
  readonly requests?: boolean;
  /** Throw on an answer that breaks the description. */
  readonly responses?: boolean;
}

/** A credential, or how to get one; asked for at each call, so that it may change. */
export type Credential<Value = string> = Value | (() => Value | Promise<Value>);

/** The form of `fetch` that a client needs. */
export type Fetch = (request: Request) => Promise<Response>;

/** How a client is set up, whatever the provider. */
export interface CommonClientOptions {
  /**
   * In place of the description's servers. May hold server variables: `http://{bucket}.localhost:9000`; a call
   * that has no such variable goes to the host without that label.
   */
  readonly baseUrl?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly validate?: ValidateOption;
  readonly timeoutMs?: number;
  /** Sends the requests; the platform's own by default, which here reaches `*.localhost` whatever DNS says. */
  readonly fetch?: Fetch;
  /** The clock of request signatures. */
  readonly now?: () => Date;
}

/** `server` holds the server variables of all calls; those given here need not be given at a call. */
export type ClientOptions<Credentials, Variables, Given extends keyof Variables> = CommonClientOptions & {
  /** Credentials by security scheme. Without those that it needs, an operation is called without any. */
  readonly credentials?: Credentials;
} & ([keyof Variables] extends [never] ? unknown : { readonly server?: Pick<Variables, Given> });

/** What any call takes. */
export interface CommonCallOptions<As extends ParseAs> {
  readonly baseUrl?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly validate?: ValidateOption;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** How to read a successful body; `json`, the default, means the described data, XML included. */
  readonly parseAs?: As;
}

/** A documented media type as a caller may name it: a range such as `text/*` stands for all that it covers. */
type Concrete<Media> = Media extends "*/*"
  ? MediaType
  : Media extends `${infer Type}/*`
    ? `${Type}/${string}`
    : Media;

/** With one documented media type it need not be named; with several it says which body is meant. */
type BodyOf<Content> = {
  [Media in keyof Content]: [keyof Content] extends [Media]
    ? { readonly body: Content[Media]; readonly contentType?: Concrete<Media> }
    : { readonly body: Content[Media]; readonly contentType: Concrete<Media> };
}[keyof Content];

type NoBody = { readonly body?: never; readonly contentType?: never };

type BodyOption<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? BodyOf<Content>
  : Operation extends { requestBody?: infer Body }
    ? [NonNullable<Body>] extends [never]
      ? NoBody
      : NonNullable<Body> extends { content: infer Content }
        ? BodyOf<Content> | NoBody
        : NoBody
    : NoBody;

type ParamsOption<Operation> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<Parameters> extends never
    ? { readonly params?: Parameters }
    : { readonly params: Parameters }
  : { readonly params?: { readonly query?: Readonly<Record<string, unknown>> } };

type ServerOption<Variables, Given extends PropertyKey> = [keyof Variables] extends [never]
  ? { readonly server?: never }
  : RequiredKeysOf<Omit<Variables, Given>> extends never
    ? { readonly server?: Partial<Variables> }
    : { readonly server: Omit<Variables, Given> & Partial<Pick<Variables, Given & keyof Variables>> };

/** The server variables of an operation: `Servers["/path"]["post"]`. */
type VariablesOf<Servers, Path, Method> = Path extends keyof Servers
  ? Method extends keyof Servers[Path]
    ? Servers[Path][Method]
    : NoVariables
  : NoVariables;

/** The server variables of an operation without any. */
export type NoVariables = Record<never, never>;

/** Everything that a call of one operation takes. */
export type CallOptions<
  Operation,
  Variables,
  Given extends PropertyKey,
  As extends ParseAs,
> = ParamsOption<Operation> & BodyOption<Operation> & ServerOption<Variables, Given> & CommonCallOptions<As>;

/** Options of which none is required need not be given. */
type CallArguments<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

/** The operation of a method on a path. */
type OperationAt<Paths, Path extends keyof Paths, Method> = Method extends keyof Paths[Path]
  ? Paths[Path][Method]
  : never;

/** What answers look like: those to HEAD have no body, whatever is documented. */
type AnswersOf<Operation, Method> = Method extends "head"
  ? Operation extends { readonly responses: infer Responses }
    ? { readonly responses: { readonly [Key in keyof Responses]: unknown } }
    : never
  : Operation;

/** Calls the operations of one method: an unknown path, a missing member or a wrong value does not compile. */
export type ClientMethod<
  Paths extends object,
  Servers,
  Given extends PropertyKey,
  Method extends HttpMethod,
> = <Path extends PathsWithMethod<Paths, Method>, As extends ParseAs = "json">(
  path: Path,
  ...options: CallArguments<
    CallOptions<OperationAt<Paths, Path, Method>, VariablesOf<Servers, Path, Method>, Given, As>
  >
) => Promise<CallResult<AnswersOf<OperationAt<Paths, Path, Method>, Method>, As>>;

/** A typed client of one provider. */
export type ApiClient<Paths extends object, Servers = unknown, Given extends PropertyKey = never> = {
  readonly [Method in HttpMethod as Uppercase<Method>]: ClientMethod<Paths, Servers, Given, Method>;
} & {
  /** Adds middlewares. The first to see a request is the last to see its answer. */
  use(...middleware: Middleware[]): void;
  /** Takes middlewares away. */
  eject(...middleware: Middleware[]): void;
};
