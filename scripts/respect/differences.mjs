// Where respect and assay do not agree, and why: by provider and workflow. A difference that goes away must go
// from here too.

const wrapped =
  "respect puts the context of JSONPath into an array: $ is that array, and a filter looks at the context itself";

/** Why a workflow goes otherwise under respect than with us, by provider and id. */
export const differences = {
  "flashback/identifier-names-the-bucket": wrapped,
  "latitude/created-bucket-can-be-found": wrapped,
  "miget/answer-echoes-label-and-visibility": wrapped,
  "miget/created-bucket-can-be-found": wrapped,
  "miget/deleted-bucket-is-not-listed": wrapped,
  "miget/new-bucket-is-described": wrapped,
  "miget/only-a-public-bucket-has-an-https-endpoint": wrapped,
  "miget/workspace-may-be-left-out": wrapped,
  "wayscloud/answer-echoes-project-offering-and-plan": wrapped,
};
