import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import { answerFaults } from "./answer-faults.js";
import type { StateFault } from "./build-state.js";
import { requestPlaceFault } from "./request-place-fault.js";
import { expressionsIn } from "./rule-expressions.js";
import type { StateTemplate } from "./state-expression.js";
import type { MockState, StateResource } from "./state-model.js";
import { answerUses, type ExpressionUse, expressionUses } from "./state-uses.js";

/** What a state refers to outside itself. */
export interface StateSurroundings {
  readonly operations: ReadonlyMap<string, Operation>;
  /** Names of the supplied bindings. */
  readonly bindings: ReadonlySet<string>;
}

/** Everything in a state that leads nowhere: operations, places of requests, answers, tables, fields, bindings. */
export function stateProblems(state: MockState, surroundings: StateSurroundings): StateFault[] {
  const resources = state.resources.flatMap((kind) => [
    ...nameFaults(state, kind, surroundings),
    ...expressionUses(kind).flatMap((use) => {
      const message = expressionFault(use, { state, ...surroundings });
      return message === undefined
        ? []
        : [{ pointer: use.pointer, message: `${use.expression.text}: ${message}` }];
    }),
    ...answerUses(kind).flatMap((use) => answerFaults(use, surroundings.operations)),
  ]);
  return [...constantFaults(state, surroundings.bindings), ...resources];
}

/** Rows and accounts are there before any request: only bindings may stand in them. */
function constantFaults(state: MockState, bindings: ReadonlySet<string>): StateFault[] {
  const faults = (templates: ReadonlyMap<string, StateTemplate>, base: JsonPointer) =>
    [...templates].flatMap(([name, template]) =>
      expressionsIn(template)
        .filter((expression) => expression.kind !== "binding" || !bindings.has(expression.name))
        .map(({ kind, text }) => ({
          pointer: pointerTo(base, name),
          message:
            kind === "binding"
              ? `${text}: there is no such supplied binding.`
              : `${text}: nothing but $binding.NAME is known before a request.`,
        })),
    );
  const { first, second } = state.accounts;
  return [
    ...faults(first, "/mock/state/accounts/first"),
    ...faults(second, "/mock/state/accounts/second"),
    ...[...state.known].flatMap(([table, rows]) =>
      rows.flatMap(({ columns }, index) => faults(columns, pointerTo("/mock/state/known", table, index))),
    ),
  ];
}

function nameFaults(state: MockState, kind: StateResource, { operations }: StateSurroundings): StateFault[] {
  const { create, access } = kind;
  const fields = fieldsOf(kind);
  const named = [
    ...create.operations.map((id) => ({ id, pointer: create.pointer })),
    ...kind.operations.map(({ operation: id, pointer }) => ({ id, pointer })),
    ...(access?.grants ?? []).flatMap((grant) =>
      grant.operations.map((id) => ({ id, pointer: access?.pointer ?? "" })),
    ),
  ];
  const rules = [...create.refuses, ...kind.operations.flatMap(({ refuses }) => refuses)];
  const isTwice = state.resources.some((other) => other !== kind && other.name === kind.name);
  const parent = state.resources.find(({ name }) => name === create.along);
  return [
    ...named
      .filter(({ id }) => !operations.has(id))
      .map(({ id, pointer }) => ({ pointer, message: `The description has no operation "${id}".` })),
    ...(isTwice ? [{ pointer: kind.pointer, message: `Two kinds are called "${kind.name}".` }] : []),
    ...(create.along !== undefined && parent === undefined
      ? [{ pointer: pointerTo(create.pointer, "along"), message: `There is no kind "${create.along}".` }]
      : []),
    ...rules.flatMap((rule) => {
      if (rule.kind === "unknown")
        return state.known.has(rule.table)
          ? []
          : [{ pointer: rule.pointer, message: `There is no table "${rule.table}" in \`known\`.` }];
      if (rule.kind === "account" || rule.kind === "condition") return [];
      const wanted = [
        ...rule.within,
        ...(rule.kind === "limit" ? [] : rule.fields),
        ...(rule.kind === "taken" ? rule.beyond : []),
      ];
      return wanted
        .filter((field) => !fields.has(field))
        .map((field) => ({ pointer: rule.pointer, message: `${kind.name} has no field "${field}".` }));
    }),
    ...kind.operations.flatMap(({ where }) =>
      where.flatMap((match) =>
        [...match]
          .filter(([field]) => !fields.has(field))
          .map(([field, { pointer }]) => ({ pointer, message: `${kind.name} has no field "${field}".` })),
      ),
    ),
  ];
}

/** The fields that resources of a kind may have, with those that every resource has. */
function fieldsOf(kind: StateResource): ReadonlySet<string> {
  return new Set([
    "id",
    "account",
    ...kind.fields.keys(),
    ...kind.operations.flatMap(({ sets }) => [...sets.keys()]),
  ]);
}

function expressionFault(
  { kind, operations: ids, expression }: ExpressionUse,
  { state, operations, bindings }: StateSurroundings & { readonly state: MockState },
): string | undefined {
  switch (expression.kind) {
    case "resource":
      return fieldsOf(kind).has(expression.name)
        ? undefined
        : `${kind.name} has no field "${expression.name}".`;
    case "parent": {
      const parent = state.resources.find(({ name }) => name === kind.create.along);
      if (parent === undefined) return `${kind.name} comes along with nothing; say with what in \`along\`.`;
      return fieldsOf(parent).has(expression.name)
        ? undefined
        : `${parent.name} has no field "${expression.name}".`;
    }
    case "account":
      return state.accounts.first.has(expression.name) || state.accounts.second.has(expression.name)
        ? undefined
        : `no account has a "${expression.name}" in \`accounts\`.`;
    case "known": {
      const rows = state.known.get(expression.table);
      if (rows === undefined) return `there is no table "${expression.table}" in \`known\`.`;
      return rows.some(({ columns }) => columns.has(expression.column))
        ? undefined
        : `no row of "${expression.table}" has a "${expression.column}".`;
    }
    case "binding":
      return bindings.has(expression.name) ? undefined : `there is no supplied binding "${expression.name}".`;
    case "request":
    case "body":
      return ids
        .flatMap((id) => operations.get(id) ?? [])
        .map((operation) => requestPlaceFault(operation, expression))
        .find((fault) => fault !== undefined);
    default:
      return undefined;
  }
}
