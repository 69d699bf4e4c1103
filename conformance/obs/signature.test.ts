import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { headerOf, type WireRequest } from "../../src/core/exchange.js";
import type { SignatureScheme } from "../../src/documents/model.js";
import { signRequest } from "../../src/exchange/sign-request.js";
import { stringToSign } from "../../src/exchange/string-to-sign.js";
import { verifySignature } from "../../src/exchange/verify-signature.js";

interface Vector {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly bucket?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly stringToSign: string;
  readonly authorization: string;
}

/** Signatures that other clients made, and those that the family's own documentation works out. */
interface Vectors {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly families: readonly (Pick<SignatureScheme, "label" | "headerPrefix" | "dateHeader"> & {
    readonly vectors: readonly Vector[];
  })[];
}

const vectors = JSON.parse(
  readFileSync(new URL("signature-vectors.json", import.meta.url), "utf8"),
) as Vectors;
const keys = { accessKeyId: vectors.accessKeyId, secretAccessKey: vectors.secretAccessKey };

for (const { vectors: list, label, headerPrefix, dateHeader } of vectors.families) {
  const scheme: SignatureScheme = {
    algorithm: "hmac-sha1-v2",
    label,
    headerPrefix,
    dateHeader,
    subresources: ["acl", "location", "object-lock", "quota", "versioning"],
    virtualHostVariable: "bucket",
  };

  describe(`signatures labelled ${label}`, () => {
    test.each(list)("$name", (vector) => {
      const request: WireRequest = {
        method: vector.method,
        origin: "http://127.0.0.1:9000",
        path: vector.path,
        headers: [["Host", vector.host], ...Object.entries(vector.headers)],
        ...(vector.bucket === undefined ? {} : { server: { bucket: vector.bucket } }),
      };
      const now = new Date(vector.headers.Date ?? "");

      const signed = signRequest(request, scheme, { keys, now });

      expect(stringToSign(request, scheme)).toBe(vector.stringToSign);
      expect(headerOf(signed.headers, "Authorization")).toBe(vector.authorization);
      const secretOf = (id: string) => (id === keys.accessKeyId ? keys.secretAccessKey : undefined);
      expect(verifySignature(signed, scheme, { secretOf, now })).toEqual({
        kind: "ok",
        accessKeyId: keys.accessKeyId,
      });
    });
  });
}
