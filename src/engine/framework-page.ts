import type { Observation } from "../checks/observation.js";
import { headerOf } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import { essenceOf } from "../core/media-type.js";
import type { Provider } from "../documents/model.js";

/** Refusals that web frameworks give before a program's own code runs. */
const givenByFrameworks = new Set([400, 404, 405, 406, 413, 414, 415, 431, 501]);

/**
 * A finding as it weighs where nobody set the provider up: that a framework refuses with a page of its own, in
 * place of the documented form, is a gap of the documentation.
 */
export function leniently(provider: Provider, finding: Finding, observation: Observation): Finding {
  const isAboutForm = ["media-type", "response-body", "well-formed-body", "response-headers"].includes(
    finding.check,
  );
  if (provider.profile.isImplied !== true || !isAboutForm || !isFrameworkPage(observation)) return finding;
  return { ...finding, severity: "gap" };
}

function isFrameworkPage({ response, expectation }: Observation): boolean {
  if (response === undefined || expectation.kind === "accepted") return false;
  const type = headerOf(response.headers, "content-type");
  const isBare = type === undefined || ["text/html", "text/plain"].includes(essenceOf(type));
  return givenByFrameworks.has(response.status) && isBare;
}
