import type { Json } from "../core/json.js";
import type { ParameterLocation } from "../core/request-value.js";
import type { SecurityScheme, SignatureScheme } from "../documents/model.js";

/** A provider as its generated client knows it: data alone, taken from the description. */
export interface ApiData {
  /** Server variables with the value that holds where a caller gives none. */
  readonly serverDefaults: Readonly<Record<string, string>>;
  readonly security: Readonly<Record<string, CredentialPlace>>;
  /** Operations by method and path template, such as `POST /things/{id}`. */
  readonly operations: Readonly<Record<string, OperationData>>;
}

/** What the client must know about one operation to send it and to read its answer. */
export interface OperationData {
  readonly id: string;
  /** URL template of the server, absent when the description names none. */
  readonly server?: string;
  /** Media types of the request body, the preferred one first. */
  readonly body?: readonly BodyData[];
  /** Value of `Accept`: the media types of all documented answers. */
  readonly accept?: string;
  /** Ways to satisfy the operation's security: scheme names that apply together. */
  readonly security?: readonly (readonly string[])[];
  /** Parameters that are not serialised in the default style of their location. */
  readonly parameters?: readonly ParameterData[];
  /** Documented statuses. */
  readonly responses: Readonly<Record<string, readonly BodyData[]>>;
}

/** One media type of a body. */
export interface BodyData {
  readonly mediaType: string;
  /** Where the schema stands in the description; only bodies that are written or read by their schema have it. */
  readonly schema?: string;
}

/** How a parameter of an unusual style is written. */
export interface ParameterData {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
  /** The parameter is written as this media type. */
  readonly mediaType?: string;
}

/** Where a credential goes: a security scheme without its place in the description. */
export type CredentialPlace = WithoutPlace<SecurityScheme>;

type WithoutPlace<Scheme> = Scheme extends unknown ? Omit<Scheme, "name" | "pointer"> : never;

/**
 * Writes and reads bodies that only their schema explains. The generated client of a provider that
 * speaks XML brings one; the others stay without the code.
 */
export interface SchemaCodec {
  encode(value: unknown, schema: string): string;
  decode(text: string, schema: string): Promise<Json>;
}

/** Signs a request: the headers to set. Brought by the generated client of a provider that wants signatures. */
export type Signer = (
  request: RequestToSign,
  credential: SigningCredential,
  signature: SignatureScheme,
) => Promise<Readonly<Record<string, string>>>;

/** A request that is complete but for its signature. */
export interface RequestToSign {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The value of the server variable that names the virtual host, where the operation has it. */
  readonly virtualHost?: string;
  readonly now: Date;
}

/** The key pair of a request signature. */
export interface SigningCredential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
