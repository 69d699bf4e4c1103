import type { Provider } from "../../documents/model.js";
import { stateRules } from "../state/state-rules.js";
import { type Fault, faultName } from "./fault.js";

/** Each rule that the mock's state keeps to, broken. */
export function stateFaults(provider: Provider): Fault[] {
  return stateRules(provider).map(({ id, what, operations, unpromised }) => ({
    name: faultName("state", id),
    family: "state",
    ...(operations.length === 1 && operations[0] !== undefined ? { operation: operations[0] } : {}),
    operations,
    does: `It is not so that ${what}.`,
    ...(unpromised === undefined ? {} : { unpromised }),
    sabotage: { breaksRule: (rule) => rule === id },
  }));
}
