import type { CaseResults, Results } from "./results.js";

/** Results that a text holds, or why it holds none. */
export type ParsedResults =
  | { readonly kind: "results"; readonly results: Results }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads the text of a results.json that any version of assay wrote in the format `assay/results@1`. */
export function parseResults(text: string): ParsedResults {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "refused", reason: "it is not JSON, or is cut off" };
  }
  if (isResults(value)) return { kind: "results", results: value };
  const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (typeof schema === "string" && /^assay\/results@(?!1$)/.test(schema))
    return { kind: "refused", reason: `its format is ${schema}, and this assay reads assay/results@1` };
  return {
    kind: "refused",
    reason: `its "schema" must be assay/results@1, and its providers must have cases`,
  };
}

/** The format is ours and its members are checked as far as nobody but assay writes them. */
function isResults(value: unknown): value is Results {
  if (typeof value !== "object" || value === null) return false;
  const { schema, providers, problems, summary } = value as Partial<Results>;
  const isWhole =
    Array.isArray(providers) && Array.isArray(problems) && typeof summary === "object" && summary !== null;
  return (
    schema === "assay/results@1" &&
    isWhole &&
    providers.every(
      (provider) =>
        Array.isArray(provider?.promises) &&
        Array.isArray(provider.cases) &&
        provider.cases.every((item: Partial<CaseResults> | null) =>
          [item?.findings, item?.warnings, item?.gaps, item?.promises].every(Array.isArray),
        ),
    )
  );
}
