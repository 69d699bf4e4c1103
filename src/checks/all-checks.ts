import { answerInTime } from "./answer-in-time.js";
import type { Check } from "./check.js";
import { connectionKept } from "./connection-kept.js";
import { createdResourceIdentified } from "./created-resource-identified.js";
import { credentialRefused } from "./credential-refused.js";
import { documentedStatus } from "./documented-status.js";
import { invalidRequestRefused } from "./invalid-request-refused.js";
import { mediaType } from "./media-type.js";
import { noSecretEcho } from "./no-secret-echo.js";
import { noServerError } from "./no-server-error.js";
import { noStackTrace } from "./no-stack-trace.js";
import { responseBody } from "./response-body.js";
import { responseHeaders } from "./response-headers.js";
import { undocumentedMethodRefused } from "./undocumented-method-refused.js";
import { unknownReferenceRefused } from "./unknown-reference-refused.js";
import { validRequestAccepted } from "./valid-request-accepted.js";
import { wellFormedBody } from "./well-formed-body.js";

/** Every check that looks at an exchange; each finds out by itself whether it has something to say. */
export const allChecks: readonly Check[] = [
  validRequestAccepted,
  invalidRequestRefused,
  unknownReferenceRefused,
  credentialRefused,
  undocumentedMethodRefused,
  documentedStatus,
  noServerError,
  answerInTime,
  connectionKept,
  noStackTrace,
  noSecretEcho,
  mediaType,
  wellFormedBody,
  responseBody,
  responseHeaders,
  createdResourceIdentified,
];
