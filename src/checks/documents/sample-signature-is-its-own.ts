import { headerOf } from "../../core/exchange.js";
import type { Operation, Provider, SignatureScheme } from "../../documents/model.js";
import { stringToSign } from "../../exchange/string-to-sign.js";
import type { DocumentsBreach, DocumentsCheck } from "./documents-check.js";
import { type SamplePart, sampleParts } from "./sample-parts.js";

/** Requests that differ in what is signed cannot have one signature. */
export const sampleSignatureIsItsOwn: DocumentsCheck = {
  id: "sample-signature-is-its-own",
  demands: "samples that differ in what is signed have different signatures",
  examine: (provider) => {
    const first = new Map<string, { part: SamplePart; signed: string }>();
    return sampleParts(provider).flatMap((part): DocumentsBreach[] => {
      const { direction, operation, message, sample } = part;
      const scheme = signatureOf(provider, operation);
      const headers = message.headers ?? [];
      const authorization = headerOf(headers, "authorization");
      if (direction !== "request" || scheme === undefined || authorization === undefined) return [];
      const { method, path } = operation;
      const signed = stringToSign({ method, path, origin: "", headers }, scheme);
      const known = first.get(authorization);
      if (known === undefined) first.set(authorization, { part, signed });
      if (known === undefined || known.signed === signed) return [];
      return [
        {
          message: `The requests in ${known.part.sample.source} and in ${sample.source} have one signature and differ in what is signed: at most one can be right.`,
          place: message.pointer,
          expected: "a signature of its own",
          received: authorization,
          source: sample.source,
          operation: operation.id,
        },
      ];
    });
  },
};

function signatureOf(provider: Provider, { security }: Operation): SignatureScheme | undefined {
  return security
    .flat()
    .map((name) => provider.securitySchemes.get(name))
    .find((scheme) => scheme?.kind === "signature")?.signature;
}
