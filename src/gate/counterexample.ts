import type { Recipe } from "../engine/counterexample/recipe.js";
import type { ShownFinding, ShownRequest, ShownResponse, ShownStep } from "../engine/outcome.js";
import { type Breach, breachOf } from "./breach.js";

/** What shows a breach, as a file that is committed: format `assay/counterexample@1`. */
export interface Counterexample {
  readonly schema: "assay/counterexample@1";
  readonly provider: string;
  readonly case: string;
  readonly breach: Breach;
  readonly message: string;
  readonly expected: string;
  /** What sends it again. */
  readonly recipe: Recipe;
  /** What was seen when it was found: secrets masked, long bodies cut. */
  readonly exchanges: readonly SeenExchange[];
}

/** An exchange as it was seen. */
export interface SeenExchange {
  readonly step?: string;
  readonly request: ShownRequest;
  readonly response?: Pick<ShownResponse, "status" | "headers" | "body">;
}

/** A finding as results tell it. */
export type RecordedFinding = Pick<
  ShownFinding,
  | "check"
  | "promise"
  | "constraint"
  | "at"
  | "operation"
  | "expected"
  | "received"
  | "gist"
  | "message"
  | "request"
  | "response"
  | "steps"
  | "recipe"
  | "severity"
  | "deviation"
>;

/** The counterexample of a finding; undefined where nothing can send it again. */
export function counterexampleOf(
  provider: string,
  caseName: string,
  finding: RecordedFinding,
): Counterexample | undefined {
  const { message, expected, recipe, request, response, steps } = finding;
  if (recipe === undefined) return undefined;
  const seen: readonly Pick<ShownStep, "request" | "response">[] =
    steps ??
    (recipe.kind === "documents" ? [] : [{ request, ...(response === undefined ? {} : { response }) }]);
  return {
    schema: "assay/counterexample@1",
    provider,
    case: caseName,
    breach: breachOf(finding),
    message,
    expected,
    recipe,
    exchanges: seen.map(seenExchange),
  };
}

function seenExchange(
  seen: Pick<ShownStep, "request" | "response"> & { readonly step?: string },
): SeenExchange {
  const { step, request, response } = seen;
  return {
    ...(step === undefined ? {} : { step }),
    request,
    ...(response === undefined
      ? {}
      : { response: { status: response.status, headers: response.headers, body: response.body } }),
  };
}
