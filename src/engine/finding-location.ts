import type { Location } from "../core/location.js";
import type { Provider } from "../documents/model.js";
import type { Case } from "./case.js";
import type { Outcome, ShownFinding } from "./outcome.js";

/** An outcome whose findings say where what they broke is written. */
export function withLocations(outcome: Outcome, item: Case, provider: Provider): Outcome {
  if (outcome.findings === undefined) return outcome;
  return { ...outcome, findings: located(outcome.findings, item, provider) };
}

/** Findings that say where what they broke is written. */
export function located(
  findings: readonly ShownFinding[],
  item: Case,
  provider: Provider,
): readonly ShownFinding[] {
  return findings.map(({ document, ...finding }) => {
    const location = locationOf(
      { ...finding, ...(document === undefined ? {} : { document }) },
      item,
      provider,
    );
    return location === undefined ? finding : { ...finding, location };
  });
}

/** The most precise place that is known: of the constraint, the promise, the operation or workflow, the description. */
function locationOf(
  { constraint, document, promise, operation }: ShownFinding,
  item: Case,
  { sources, operations, workflows }: Provider,
): Location | undefined {
  if (constraint !== undefined) return sources.locate(constraint, document);
  const promised = promise === undefined ? undefined : sources.locatePromise(promise);
  if (promised !== undefined) return promised;
  const workflow = workflows.find(({ id }) => id === item.workflow?.id);
  if (workflow !== undefined) return sources.locate(workflow.pointer, workflow.document);
  const id = operation ?? item.operation?.id;
  return sources.locate(operations.find((candidate) => candidate.id === id)?.pointer ?? "");
}
