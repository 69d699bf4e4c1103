import { membersOf } from "../../documents/schema-members.js";
import { compileValidator } from "../../schema/compile-validator.js";
import { describedBodies } from "./described-bodies.js";
import type { DocumentsCheck } from "./documents-check.js";

/** A schema that names members and requires none is satisfied by an empty object, and so promises nothing. */
export const successDemandsSomething: DocumentsCheck = {
  id: "success-demands-something",
  demands: "the answer to a success has at least one member that must be there",
  examine: (provider) =>
    describedBodies(provider).flatMap(({ operation, response, media: { schema, pointer } }) => {
      if (!operation.underTest || schema === undefined || !(response?.status ?? "").startsWith("2"))
        return [];
      const names = [...membersOf([schema]).properties.keys()];
      if (names.length === 0 || compileValidator(schema)({}).length > 0) return [];
      return [
        {
          message: `An empty object satisfies the answer ${response?.status} of ${operation.id}: none of ${names.slice(0, 4).join(", ")}${names.length > 4 ? ", …" : ""} is required.`,
          place: `${pointer}/schema`,
          expected: "required members",
          received: "{}",
          operation: operation.id,
        },
      ];
    }),
};
