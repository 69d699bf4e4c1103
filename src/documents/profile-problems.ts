import { isJsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import { inferenceProblems } from "./crud/inference-problems.js";
import { problemAt } from "./document-validator.js";
import type { Operation } from "./model.js";
import type { Profile, RequestPlace } from "./profile.js";
import type { SourceDocument } from "./read-document.js";
import { stateOf } from "./state/build-state.js";
import { stateProblems } from "./state/state-problems.js";

/** Places, operations and schemes that the profile names and the description does not have. */
export function profileProblems(
  source: SourceDocument,
  profile: Profile,
  description: { readonly operations: readonly Operation[]; readonly schemes: ReadonlySet<string> },
): Problem[] {
  const byId = new Map(description.operations.map((operation) => [operation.id, operation]));
  const problems: Problem[] = [];
  const missing = (pointer: string, what: string) =>
    problems.push(problemAt(source, pointer, `The description has no ${what}.`));
  profile.bindings.forEach((binding, index) => {
    binding.at.forEach((place, placeIndex) => {
      const fault = placeFault(place, byId);
      if (fault !== undefined) missing(pointerTo("/bindings", index, "at", placeIndex), fault);
    });
  });
  profile.mock.invalid.forEach(({ at }, index) => {
    const fault = placeFault(at, byId);
    if (fault !== undefined) missing(pointerTo("/mock/invalid", index, "at"), fault);
  });
  for (const account of ["first", "second"] as const)
    for (const scheme of profile.credentials[account].keys())
      if (!description.schemes.has(scheme))
        missing(pointerTo("/credentials", account, scheme), `security scheme "${scheme}"`);
  profile.resources.forEach((resource, index) => {
    const named = [
      ...resource.createdBy,
      ...resource.deletedBy,
      ...(resource.readBy === undefined ? [] : [resource.readBy]),
    ];
    for (const operation of named)
      if (!byId.has(operation)) missing(pointerTo("/resources", index), `operation "${operation}"`);
  });
  const bindings = profile.bindings.filter(({ kind }) => kind === "supplied").map(({ name }) => name);
  const faults = [
    ...stateOf(isJsonObject(source.value) ? source.value : {}).faults,
    ...stateProblems(profile.mock.state, { operations: byId, bindings: new Set(bindings) }),
    ...inferenceProblems(profile.inferred.off, byId),
  ];
  problems.push(...faults.map(({ pointer, message }) => problemAt(source, pointer, message)));
  return problems;
}

function placeFault(place: RequestPlace, operations: ReadonlyMap<string, Operation>): string | undefined {
  const operation = operations.get(place.operation);
  if (operation === undefined) return `operation "${place.operation}"`;
  if (place.in === "body")
    return operation.body === undefined ? `request body for "${place.operation}"` : undefined;
  const found = operation.parameters.some(
    (parameter) => parameter.in === place.in && parameter.name === place.name,
  );
  return found ? undefined : `${place.in} parameter "${place.name ?? ""}" in "${place.operation}"`;
}
