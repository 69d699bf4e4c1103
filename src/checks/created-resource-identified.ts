import type { Check } from "./check.js";

/** The answer of a creating operation tells which resource it made. */
export const createdResourceIdentified: Check = {
  id: "created-resource-identified",
  demands: "a creating answer tells which resource it made",
  everywhere: false,
  examine({ identified, documented, operation, expectation }) {
    if (identified !== false || expectation.kind !== "accepted" || operation === undefined) return [];
    return [
      {
        message: "The answer to a creation does not tell the identifier of what was created.",
        expected: "the identifier of the created resource",
        received: "none",
        at: "body",
        constraints: [
          ...(documented === undefined ? [] : [documented.usePointer, documented.pointer]),
          operation.pointer,
        ],
      },
    ];
  },
};
