import type { Operation } from "../../documents/model.js";
import { documentedResponse } from "../observe.js";
import type { ProviderPlan } from "../plan/plan-provider.js";
import type { Coverage, OperationCoverage, ParameterCoverage, StatusCoverage, Tried } from "./coverage.js";
import type { CoverageTally, Outcomes } from "./coverage-tally.js";
import { keywordCoverage } from "./keyword-coverage.js";
import { type Fruitless, type WhyUnseen, whyUnseen } from "./why-unseen.js";

/** What a run saw of its provider's description, by what it planned, sent and gave up. */
export function coverageOf(
  plan: Pick<ProviderPlan, "provider" | "spaces" | "notExercised">,
  tally: CoverageTally,
  cases: readonly Fruitless[],
): Coverage {
  const why = whyUnseen(plan, cases);
  const { provider, spaces } = plan;
  const { operations } = provider;
  return {
    operations: operations.map((operation) => operationCoverage(operation, tally, why)),
    parameters: operations.flatMap((operation) => parameterCoverage(operation, tally, why)),
    keywords: keywordCoverage({ provider, spaces, tally, why }),
    statuses: operations.flatMap((operation) => statusCoverage(operation, tally)),
  };
}

function operationCoverage(operation: Operation, tally: CoverageTally, why: WhyUnseen): OperationCoverage {
  const { id, method, path, pointer } = operation;
  const { all } = tally.seenOf(operation);
  return {
    operation: id,
    method,
    path,
    pointer,
    ...tried(all, () => why.operation(operation)),
  };
}

function parameterCoverage(operation: Operation, tally: CoverageTally, why: WhyUnseen): ParameterCoverage[] {
  const { all, having } = tally.seenOf(operation);
  return operation.parameters.map(({ name, in: where, pointer, required }, index) => {
    const present = having[index] ?? { sent: 0, asDescribed: 0 };
    const absent = { sent: all.sent - present.sent, asDescribed: all.asDescribed - present.asDescribed };
    return {
      operation: operation.id,
      name,
      in: where,
      pointer,
      required,
      present: tried(present, () => why.place(operation, pointer, "edge")),
      absent: tried(absent, () => (required ? undefined : why.place(operation, operation.pointer, "edge"))),
    };
  });
}

function tried({ sent, asDescribed }: Outcomes, reasonOf: () => string | undefined): Tried {
  const reason = asDescribed > 0 ? undefined : reasonOf();
  return { sent, accepted: asDescribed, ...(reason === undefined ? {} : { reason }) };
}

/** Documented ones in their order, then what was answered beside them. */
function statusCoverage(operation: Operation, tally: CoverageTally): StatusCoverage[] {
  const seen = new Map<string, number>();
  const undocumented: StatusCoverage[] = [];
  for (const [status, count] of [...tally.seenOf(operation).statuses].sort(([one], [other]) => one - other)) {
    const documented = documentedResponse(operation, status)?.status;
    if (documented !== undefined) seen.set(documented, (seen.get(documented) ?? 0) + count);
    else
      undocumented.push({ operation: operation.id, status: String(status), documented: false, seen: count });
  }
  return [
    ...operation.responses.map(({ status, usePointer }): StatusCoverage => {
      const count = seen.get(status) ?? 0;
      return {
        operation: operation.id,
        status,
        documented: true,
        pointer: usePointer,
        seen: count,
        ...(count === 0 && status.startsWith("5") ? { reason: neverProvoked } : {}),
      };
    }),
    ...undocumented,
  ];
}

const neverProvoked = "no request is meant to make the server fail";
