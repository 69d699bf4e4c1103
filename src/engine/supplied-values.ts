import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { Supplied } from "../documents/profile.js";
import type { BindingContext } from "./binder.js";

/** What a supplied value is on a target; undefined when its variable is not set. */
export function suppliedOn(
  { target, environment }: Pick<BindingContext, "target" | "environment">,
  { mock, env, given }: Supplied,
): string | undefined {
  const value = given ?? (target === "mock" ? mock : environment[env]);
  return value === "" ? undefined : value;
}

/** Required variables of the environment that are not set, each as a problem that names it. */
export function missingVariables(provider: Provider, context: BindingContext): Problem[] {
  if (context.target === "mock") return [];
  const needed = new Map<string, string>();
  for (const binding of provider.profile.bindings)
    if (binding.kind === "supplied" && binding.value.optional !== true)
      needed.set(binding.value.env, binding.name);
  for (const [scheme, parts] of provider.profile.credentials.first)
    for (const part of parts.values())
      if (part.optional !== true) needed.set(part.env, `credential ${scheme}`);
  return [...needed]
    .filter(([variable]) => (context.environment[variable] ?? "") === "")
    .map(([variable, purpose]) => ({
      document: variable,
      message: `The environment variable ${variable} (${purpose} of ${provider.title}) is not set; a live run needs it.`,
    }));
}
