// The inputs of a workflow: what its bindings say, and the first that assay would draw of the others.
import { createBinder } from "../../dist/src/engine/binder.js";
import { seededRandom } from "../../dist/src/engine/seeded-random.js";
import { withBoundInputs } from "../../dist/src/engine/workflow/bound-inputs.js";
import { withoutPlaceHolders } from "../../dist/src/engine/workflow/free-inputs.js";
import { inputDraws } from "../../dist/src/engine/workflow/input-draws.js";

const binders = new Map();

/** Inputs for one run of a workflow on the mock. */
export function inputsFor(provider, workflow) {
  const context = { target: "mock", environment: {}, run: "respect" };
  const binder = binders.get(provider) ?? createBinder(provider, context);
  binders.set(provider, binder);
  const plan = inputDraws(provider, workflow, 1);
  const draw = plan.kind === "drawn" ? plan.draws[0] : undefined;
  const drawn = draw?.arbitrary.generate(seededRandom(1, workflow.id), undefined).value;
  return withBoundInputs({ provider, binder }, workflow, withoutPlaceHolders(workflow, drawn));
}
