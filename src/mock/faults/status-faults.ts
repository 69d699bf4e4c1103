import type { Operation, Provider, Response } from "../../documents/model.js";
import { isOfResponse } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/**
 * Each documented status replaced: a success by one that is not documented, by a refusal and by a failure; a
 * refusal by a success, by a failure and by another documented refusal.
 */
export function statusFaults({ operations }: Provider): Fault[] {
  return operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => /^\d{3}$/.test(status))
      .flatMap((response) =>
        replacements(operation, response).map((status) => statusFault(operation, response, status)),
      ),
  );
}

/** Successes that a client would take for one like any other; those without a body are left out. */
const successes = ["200", "201", "202", "203"];

function replacements({ responses }: Operation, { status }: Response): string[] {
  const documented = responses.map((response) => response.status);
  const undocumented = successes.filter((success) => !documented.includes(success)).slice(0, 1);
  // A 429 may answer anything at any time, so it shows nothing.
  const refusals = documented.filter((other) => /^4\d\d$/.test(other) && other !== status && other !== "429");
  if (status.startsWith("2")) return [...undocumented, refusals[0] ?? "400", "500"];
  if (!status.startsWith("4")) return [];
  const success = documented.find((other) => /^2\d\d$/.test(other)) ?? "200";
  return [success, ...undocumented, ...refusals, "500"];
}

function statusFault(operation: Operation, response: Response, status: string): Fault {
  return {
    name: faultName(operation.id, "status", response.status, status),
    family: "status",
    operation: operation.id,
    does: `What is documented to be answered ${response.status} is answered ${status}.`,
    at: response.usePointer,
    sabotage: {
      change: (answer, to) =>
        isOfResponse(answer, to, { operation, response }) ? { ...answer, status: Number(status) } : answer,
    },
  };
}
