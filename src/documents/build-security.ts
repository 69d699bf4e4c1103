import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { SecurityScheme } from "./model.js";
import { objectOf, textOf, textsOf } from "./read-members.js";
import { resolveAt } from "./reference.js";

/** The security schemes of a description by name; what assay cannot apply is `unsupported`, with the reason. */
export function buildSecuritySchemes(root: JsonObject): Map<string, SecurityScheme> {
  const schemes = objectOf(objectOf(root, "components"), "securitySchemes") ?? {};
  return new Map(
    Object.keys(schemes).map((name) => {
      const { value, pointer } = resolveAt(root, pointerTo("/components/securitySchemes", name));
      return [name, buildScheme(name, pointer, isJsonObject(value) ? value : {})];
    }),
  );
}

function buildScheme(name: string, pointer: JsonPointer, node: JsonObject): SecurityScheme {
  const signature = objectOf(node, "x-signature");
  if (signature !== undefined) return buildSignature(name, pointer, signature);
  const type = textOf(node, "type");
  switch (type) {
    case "apiKey": {
      const where = textOf(node, "in");
      if (where !== "header" && where !== "query" && where !== "cookie") break;
      const prefix = textOf(node, "x-credential-prefix");
      return { kind: "api-key", name, pointer, in: where, parameter: textOf(node, "name"), prefix };
    }
    case "http":
      // What answers a challenge of the server's cannot go out unasked.
      if (["digest", "negotiate", "mutual", "hoba"].includes(textOf(node, "scheme").toLowerCase())) {
        const reason = `HTTP authentication scheme "${textOf(node, "scheme")}" cannot be applied`;
        return { kind: "unsupported", name, pointer, reason };
      }
      return { kind: "http", name, pointer, scheme: textOf(node, "scheme").toLowerCase() };
    case "oauth2":
    case "openIdConnect":
      // A token obtained beforehand goes out as RFC 6750 says; the flow itself is not run.
      return { kind: "http", name, pointer, scheme: "bearer" };
  }
  return { kind: "unsupported", name, pointer, reason: `security scheme type "${type}" cannot be applied` };
}

function buildSignature(name: string, pointer: JsonPointer, node: JsonObject): SecurityScheme {
  if (textOf(node, "algorithm") !== "hmac-sha1-v2") {
    const reason = `x-signature algorithm "${textOf(node, "algorithm")}" is not one of: hmac-sha1-v2`;
    return { kind: "unsupported", name, pointer, reason };
  }
  const virtualHostVariable = textOf(node, "virtualHostVariable");
  return {
    kind: "signature",
    name,
    pointer,
    signature: {
      algorithm: "hmac-sha1-v2",
      label: textOf(node, "label"),
      headerPrefix: textOf(node, "headerPrefix").toLowerCase(),
      dateHeader: textOf(node, "dateHeader").toLowerCase(),
      subresources: textsOf(node, "subresources"),
      ...(virtualHostVariable === "" ? {} : { virtualHostVariable }),
    },
  };
}
