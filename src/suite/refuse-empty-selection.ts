import { planFor } from "../engine/plan-for.js";
import { runOptions, type SuiteOptions } from "./run-suite.js";
import { UsageError } from "./usage-error.js";

/**
 * A shard may be empty; any other selection that leaves nothing is a slip of the pen.
 *
 * @throws UsageError that says how to list the cases that there are
 */
export function refuseEmptySelection(
  options: SuiteOptions,
  { description }: { readonly description?: string },
): void {
  const { providers } = options;
  const { pattern, names, kinds } = options.selection ?? {};
  if (pattern === undefined && names === undefined && kinds === undefined) return;
  const { shard: _, ...selection } = options.selection ?? {};
  const { signal } = new AbortController();
  const isEmpty = providers.every(
    (provider) =>
      planFor(provider, runOptions({ ...options, selection }, provider, signal)).cases.length === 0,
  );
  if (!isEmpty) return;
  const chosenBy =
    description === undefined ? providers.map(({ name }) => name) : [`--description ${description}`];
  const list = ["assay plan", ...chosenBy].join(" ");
  const chosen = [pattern ?? names?.join(", "), kinds?.join(", ")].filter((text) => text !== undefined);
  throw new UsageError(
    `No case matches ${chosen.join(" of kind ")}. \`${list}\` lists the cases that there are.`,
  );
}
