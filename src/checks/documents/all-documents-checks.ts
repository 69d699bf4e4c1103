import { credentialRefusalDocumented } from "./credential-refusal-documented.js";
import { defaultAsDescribed } from "./default-as-described.js";
import type { DocumentsCheck } from "./documents-check.js";
import { errorExamplesAgree } from "./error-examples-agree.js";
import { errorSchemaOfItsOwn } from "./error-schema-of-its-own.js";
import { exampleMatchesSchema } from "./example-matches-schema.js";
import { exampleMembersDescribed } from "./example-members-described.js";
import { sampleCarriesCredential } from "./sample-carries-credential.js";
import { sampleDateIsOfHttp } from "./sample-date-is-of-http.js";
import { sampleHostIsListed } from "./sample-host-is-listed.js";
import { sampleIsWellFormed } from "./sample-is-well-formed.js";
import { sampleLengthIsTrue } from "./sample-length-is-true.js";
import { sampleMatchesSchema } from "./sample-matches-schema.js";
import { sampleSendsBody } from "./sample-sends-body.js";
import { sampleSignatureIsItsOwn } from "./sample-signature-is-its-own.js";
import { serverUsesTls } from "./server-uses-tls.js";
import { serverVariableUsed } from "./server-variable-used.js";
import { sizeFitsFormat } from "./size-fits-format.js";
import { statusInTextListed } from "./status-in-text-listed.js";
import { successDemandsSomething } from "./success-demands-something.js";

/** Every check that looks at documents alone. */
export const allDocumentsChecks: readonly DocumentsCheck[] = [
  exampleMatchesSchema,
  serverUsesTls,
  serverVariableUsed,
  sizeFitsFormat,
  exampleMembersDescribed,
  errorExamplesAgree,
  errorSchemaOfItsOwn,
  successDemandsSomething,
  credentialRefusalDocumented,
  statusInTextListed,
  defaultAsDescribed,
  sampleIsWellFormed,
  sampleMatchesSchema,
  sampleSendsBody,
  sampleLengthIsTrue,
  sampleCarriesCredential,
  sampleSignatureIsItsOwn,
  sampleHostIsListed,
  sampleDateIsOfHttp,
];
