import { type Header, headerOf } from "../../core/exchange.js";
import type { Operation, Provider, SecurityScheme } from "../../documents/model.js";
import { wordBefore } from "../../exchange/apply-credential.js";
import type { DocumentsCheck } from "./documents-check.js";
import { sampleParts } from "./sample-parts.js";

/** A sample that shows headers shows the credential that its operation needs, in the form that the text gives. */
export const sampleCarriesCredential: DocumentsCheck = {
  id: "sample-carries-credential",
  demands: "a sample that shows headers carries the credential in the documented form",
  examine: (provider) =>
    sampleParts(provider).flatMap(({ sample, operation, direction, message }) => {
      if (direction !== "request" || message.headers === undefined) return [];
      const fault = credentialFault(provider, operation, message.headers);
      if (fault === undefined) return [];
      return [
        {
          message: `The request in ${sample.source} ${fault.says}, and ${operation.id} needs one.`,
          place: message.pointer,
          expected: fault.expected,
          received: fault.received,
          source: sample.source,
          operation: operation.id,
        },
      ];
    }),
};

interface Fault {
  readonly says: string;
  readonly expected: string;
  readonly received: string;
}

function credentialFault(
  provider: Provider,
  { security }: Operation,
  headers: readonly Header[],
): Fault | undefined {
  const [requirement] = security;
  if (requirement === undefined || requirement.length === 0) return undefined;
  for (const name of requirement) {
    const scheme = provider.securitySchemes.get(name);
    const fault = scheme === undefined ? undefined : schemeFault(scheme, headers);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function schemeFault(scheme: SecurityScheme, headers: readonly Header[]): Fault | undefined {
  if (scheme.kind === "unsupported" || (scheme.kind === "api-key" && scheme.in !== "header"))
    return undefined;
  const header = scheme.kind === "api-key" ? scheme.parameter : "Authorization";
  const word = scheme.kind === "signature" ? scheme.signature.label : wordBefore(scheme);
  const expected = word === "" ? `${header}: …` : `${header}: ${word} …`;
  const sent = headerOf(headers, header);
  if (sent === undefined) return { says: `has no ${header}`, expected, received: "no such header" };
  const hasWord = word === "" || sent.toLowerCase().startsWith(`${word.toLowerCase()} `);
  return hasWord
    ? undefined
    : { says: `has a credential without the word ${word}`, expected, received: `${header}: ${sent}` };
}
