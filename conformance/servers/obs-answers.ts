import { randomBytes } from "node:crypto";
import { type Answer, emptyAnswer, textAnswer } from "./message.js";
import { escapeXml } from "./obs-xml.js";

/** The namespace that the service's own documents are in. */
export const obsNamespace = "http://obs.region.example.com/doc/2015-06-30/";

/** The headers that come with everything. */
export function commonHeaders(): Readonly<Record<string, string>> {
  return {
    Server: "OBS",
    "x-obs-request-id": randomBytes(16).toString("hex").toUpperCase(),
    "x-obs-id-2": `32AAAQAAEAAB${randomBytes(36).toString("base64url")}`,
  };
}

/** An answer without elements. */
export function plain(of: string, status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { ...emptyAnswer(of, status), headers: { ...commonHeaders(), ...headers } };
}

/** A document of the service. */
export function xmlDocument(of: string, name: string, inner: string): Answer {
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${name} xmlns="${obsNamespace}">${inner}</${name}>`;
  return { ...textAnswer(of, 200, text, "application/xml"), headers: commonHeaders() };
}

const statusOf: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  RequestTimeTooSkewed: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  ObjectLockConfigurationNotFoundError: 404,
  MethodNotAllowed: 405,
  BucketAlreadyExists: 409,
  BucketAlreadyOwnedByYou: 409,
  OperationAborted: 409,
  InvalidBucketState: 409,
  MissingContentLength: 411,
  ServiceNotImplemented: 501,
};

/** An error as the common table has it. */
export function xmlError(
  of: string,
  code: string,
  message = "The request cannot be carried out.",
  resource = "/",
): Answer {
  const headers = commonHeaders();
  const members = {
    Code: code,
    Message: message,
    Resource: resource,
    RequestId: headers["x-obs-request-id"] ?? "",
    HostId: headers["x-obs-id-2"] ?? "",
  };
  const inner = Object.entries(members).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>${inner.join("")}</Error>`;
  return { ...textAnswer(of, statusOf[code] ?? 400, text, "application/xml"), headers };
}
