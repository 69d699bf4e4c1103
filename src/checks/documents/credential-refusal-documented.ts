import type { DocumentsCheck } from "./documents-check.js";

/** Who asks for credentials refuses bad ones: with 401 or 403, which the list of answers then has. */
export const credentialRefusalDocumented: DocumentsCheck = {
  id: "credential-refusal-documented",
  demands: "an operation that needs a credential documents 401 or 403",
  examine: ({ operations }) =>
    operations
      .filter(({ security, underTest }) => underTest && security.length > 0)
      .filter(({ security }) => security.every((requirement) => requirement.length > 0))
      .filter(({ responses }) => !responses.some(({ status }) => /^(401|403|4XX|default)$/i.test(status)))
      .map(({ id, pointer, responses }) => ({
        message: `${id} needs a credential, and no answer to a bad one is documented.`,
        place: `${pointer}/responses`,
        expected: "401 or 403",
        received: responses.map(({ status }) => status).join(", "),
        operation: id,
      })),
};
