import type { Json, JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import type { ParameterLocation } from "../core/request-value.js";
import type { Workflow } from "./arazzo/workflow.js";
import type { Profile } from "./profile.js";
import type { DocumentedPromise } from "./promise.js";
import type { ProviderSources } from "./provider-sources.js";

/** A JSON Schema (2020-12, normalised) at its place; `$ref` inside it resolves against `root`. */
export interface SchemaAt {
  /** The whole document that the schema stands in; for a schema of its own, the schema. */
  readonly root: Json;
  readonly pointer: JsonPointer;
}

/** One parameter of an operation. Server variables count as parameters in `server`. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly pointer: JsonPointer;
  readonly schema: SchemaAt;
  /** OpenAPI `style`; the default of its location where the description has none. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set when the parameter has `content` in place of a schema: the media type to write it in. */
  readonly mediaType?: string;
  readonly examples: readonly Json[];
}

/** One named or unnamed example of a body. */
export interface BodyExample {
  readonly name: string;
  readonly summary?: string;
  readonly pointer: JsonPointer;
  readonly value: Json;
}

/** One media type of a request or response body. */
export interface MediaType {
  /** As written, such as `application/vnd.api+json`. */
  readonly mediaType: string;
  readonly pointer: JsonPointer;
  readonly schema?: SchemaAt;
  readonly examples: readonly BodyExample[];
}

/** The request body of an operation. */
export interface RequestBody {
  readonly required: boolean;
  readonly pointer: JsonPointer;
  /** `x-content-type: optional`: the content type is not part of the contract. */
  readonly contentTypeOptional: boolean;
  readonly media: readonly MediaType[];
}

/** One header of a response. */
export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  /** Where the response names it. */
  readonly usePointer: JsonPointer;
  /** Where the header object itself stands, after `$ref`. */
  readonly pointer: JsonPointer;
  readonly schema?: SchemaAt;
}

/** One documented response. */
export interface Response {
  /** `201`, `4XX` or `default`. */
  readonly status: string;
  /** Where the operation names it. */
  readonly usePointer: JsonPointer;
  /** Where the response object itself stands, after `$ref`. */
  readonly pointer: JsonPointer;
  readonly media: readonly MediaType[];
  readonly headers: readonly ResponseHeader[];
}

/** How a credential goes into a request. */
export type SecurityScheme =
  | {
      readonly kind: "api-key";
      readonly name: string;
      readonly pointer: JsonPointer;
      readonly in: "header" | "query" | "cookie";
      readonly parameter: string;
      readonly prefix: string;
    }
  | { readonly kind: "http"; readonly name: string; readonly pointer: JsonPointer; readonly scheme: string }
  | {
      readonly kind: "signature";
      readonly name: string;
      readonly pointer: JsonPointer;
      readonly signature: SignatureScheme;
    }
  | {
      readonly kind: "unsupported";
      readonly name: string;
      readonly pointer: JsonPointer;
      readonly reason: string;
    };

/** The `x-signature` extension: a request signature of the family of AWS Signature Version 2. */
export interface SignatureScheme {
  readonly algorithm: "hmac-sha1-v2";
  /** First word of the `Authorization` header. */
  readonly label: string;
  /** Prefix of the provider's own headers, lower case, such as `x-acme-`. */
  readonly headerPrefix: string;
  /** Query parameters that are signed. */
  readonly subresources: readonly string[];
  /** The provider's own date header, which empties the signed `Date`. */
  readonly dateHeader: string;
  /** The server variable that names the virtual host's bucket; signed as `/<bucket>/`. */
  readonly virtualHostVariable?: string;
}

/** One way to satisfy an operation's security: the names of the schemes that apply together. */
export type SecurityRequirement = readonly string[];

/** One method on one path. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Path template as written, such as `/buckets/{id}` or `/?acl`. */
  readonly path: string;
  readonly pointer: JsonPointer;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly Response[];
  /** Empty: no credential needed. */
  readonly security: readonly SecurityRequirement[];
  /** Server URL templates that serve this operation, first one preferred. */
  readonly servers: readonly string[];
  /**
   * False when `x-source` says that the operation is described from other material than the
   * documentation under test: what breaks only there is a warning.
   */
  readonly underTest: boolean;
  readonly deprecated: boolean;
  /** Why no request can be meant for this operation alone, where that is so. */
  readonly unreachable?: string;
}

/** One provider, ready to be planned: everything downstream reads this and no raw document. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  /** Path of the description, for messages. */
  readonly document: string;
  /** The normalised description; only `SchemaAt` reaches into it. */
  readonly root: JsonObject;
  readonly operations: readonly Operation[];
  /** Methods that a path is known to take though this description has no operation for them. */
  readonly otherMethods: ReadonlyMap<string, readonly string[]>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Defaults of the variables in the server URLs. */
  readonly serverVariables: Readonly<Record<string, string>>;
  readonly promises: readonly DocumentedPromise[];
  /** The workflows of every Arazzo document beside the description. */
  readonly workflows: readonly Workflow[];
  readonly profile: Profile;
  /** Where all of it was written. */
  readonly sources: ProviderSources;
  /** Faults of the description that stand in no operation's way. */
  readonly faults?: readonly Problem[];
}
