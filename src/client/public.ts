// The entry point `assay/client`: what generated clients are made of, and what their users catch and name.
export type { ApiData, SchemaCodec, Signer, SigningCredential } from "./api-data.js";
export { CallError } from "./call-error.js";
export type { CallResult, Refusal, Success, Undocumented, UndocumentedAnswer } from "./call-result.js";
export type { ClientParts, RuntimeOptions } from "./client-context.js";
export type {
  ApiClient,
  ClientOptions,
  Credential,
  Fetch,
  NoVariables,
  ValidateOption,
} from "./client-types.js";
export { ConnectionError, type ConnectionFailure } from "./connection-error.js";
export { createApiClient } from "./create-client.js";
export type { BasicCredential } from "./credentials.js";
export type { Middleware, MiddlewareParams } from "./middleware.js";
export { type BrokenConstraint, ValidationError } from "./validation-error.js";
export type { OperationValidators, Validator, ValidatorError } from "./validators.js";
