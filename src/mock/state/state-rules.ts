import type { Provider } from "../../documents/model.js";
import type { StateRule } from "./state-rule.js";

/** Everything that the mock keeps to because `mock.state` of the profile says so, in the order of the profile. */
export function stateRules(_provider: Provider): readonly StateRule[] {
  return [];
}
