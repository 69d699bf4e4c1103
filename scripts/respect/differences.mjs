// Where respect and assay do not agree, and why: by provider and workflow. A difference that goes away must go
// from here too.

const unfilled = "respect does not fill expressions embedded in a JSONPath criterion";
const rooted =
  "respect's JSONPath knows neither a plain path as a criterion nor $ inside a filter (RFC 9535 has both)";

/** Why a workflow goes otherwise under respect than with us, by provider and id. */
export const differences = {
  "flashback/identifier-names-the-bucket": unfilled,
  "latitude/created-bucket-can-be-found": unfilled,
  "miget/answer-echoes-label-and-visibility": unfilled,
  "miget/created-bucket-can-be-found": unfilled,
  "miget/new-bucket-is-described": rooted,
  "miget/only-a-public-bucket-has-an-https-endpoint": rooted,
  "wayscloud/answer-echoes-project-offering-and-plan": unfilled,
  "wayscloud/order-is-accepted-without-limits": rooted,
};
