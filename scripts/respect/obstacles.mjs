// What our workflows use and respect has no way to do.
import { reachableWorkflows } from "../../dist/src/engine/workflow/reachable-workflows.js";

/** Why respect cannot run a workflow as it is meant; undefined where it can. */
export function obstacleTo(provider, workflow) {
  const reached = reachableWorkflows(provider, workflow);
  const steps = reached.flatMap((one) => one.steps);
  const criteria = steps.flatMap((step) => [
    ...step.criteria,
    ...[...step.onSuccess, ...step.onFailure].flatMap((action) => action.criteria),
  ]);
  const signed = [...provider.profile.credentials.first.keys()].some(
    (name) => provider.securitySchemes.get(name)?.kind === "signature",
  );
  if (signed && steps.some(({ assay }) => assay.server.size > 0))
    return "a host name is made of a server variable";
  if (signed) return "requests are signed";
  if (criteria.some(({ kind }) => kind === "xpath")) return "a criterion is XPath";
  if (steps.some(({ assay }) => assay.account !== undefined))
    return "a step is sent by another account, or by nobody";
  if (reached.slice(1).some(({ assay }) => assay.bindings.size > 0))
    return "a called workflow gets inputs from the profile";
  return undefined;
}
