import type { ApiData, OperationData, SchemaCodec, Signer } from "./api-data.js";
import type { CommonCallOptions, CommonClientOptions } from "./client-types.js";
import type { AppliedCredentials, CredentialsByScheme } from "./credentials.js";
import type { ParameterValues } from "./parameters.js";
import type { ParseAs } from "./parse-as.js";
import type { RequestContent } from "./validate-message.js";
import type { OperationValidators } from "./validators.js";

/** What a generated client brings along, so that what a provider does not need is not loaded. */
export interface ClientParts {
  readonly api: ApiData;
  /** Loads the provider's validators by `operationId`; called only where a call validates. */
  readonly validators: () => Promise<Readonly<Record<string, OperationValidators>>>;
  readonly codec?: SchemaCodec;
  readonly sign?: Signer;
}

/** The options of a client as the runtime sees them, without the provider's types. */
export interface RuntimeOptions extends CommonClientOptions {
  readonly credentials?: CredentialsByScheme | undefined;
  readonly server?: Readonly<Record<string, string | undefined>>;
}

/** What calls share. */
export interface ClientContext extends ClientParts {
  readonly options: RuntimeOptions;
}

/** The options of a call as the runtime sees them. */
export interface CallInit extends CommonCallOptions<ParseAs> {
  readonly params?: Readonly<Partial<Record<"path" | "query" | "header" | "cookie", ParameterValues>>>;
  readonly server?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** Everything about one call before it is sent. */
export interface Call {
  readonly context: ClientContext;
  readonly operation: OperationData;
  readonly path: string;
  readonly init: CallInit;
  readonly content: RequestContent;
  readonly credentials: AppliedCredentials;
}
