import type { Json } from "../../core/json.js";
import type { Profile, RequestPlace } from "../../documents/profile.js";
import type { StateTemplate } from "../../documents/state/state-expression.js";
import type { KnownRow, ValueRule } from "../../documents/state/state-model.js";
import { evaluateTemplate, isSame, type Scope, type Values } from "./evaluate-value.js";
import { createMint } from "./mint.js";

/** A row whose columns are values. */
export interface FilledRow {
  readonly row: KnownRow;
  readonly values: Values;
}

/** Values that depend on the profile alone: constants, and what the mock knows for each supplied binding. */
export function fillTemplates(
  profile: Profile,
  templates: ReadonlyMap<string, StateTemplate>,
): ReadonlyMap<string, Json | undefined> {
  const scope: Scope = {
    request: { path: {}, query: {}, header: {}, cookie: {}, server: {} },
    account: () => undefined,
    bindings: boundValues(profile),
    mint: createMint(),
    nowMs: 0,
    known: new Map(),
  };
  return new Map([...templates].map(([name, template]) => [name, evaluateTemplate(template, scope)]));
}

/** What the mock knows for each supplied binding. */
export function boundValues({ bindings }: Profile): Values {
  const values = new Map<string, Json>(
    bindings.flatMap((binding) =>
      binding.kind === "supplied" ? [[binding.name, binding.value.mock] as const] : [],
    ),
  );
  return (name) => values.get(name);
}

/** The rows of every table. */
export function filledRows(profile: Profile): ReadonlyMap<string, readonly FilledRow[]> {
  return new Map(
    [...profile.mock.state.known].map(([table, rows]) => [
      table,
      rows.map((row) => {
        const columns = fillTemplates(profile, row.columns);
        return { row, values: (name) => columns.get(name) };
      }),
    ]),
  );
}

/** Tells whether the state has a row for what stands at a place of a request. */
export function createRowCheck(profile: Profile): (place: RequestPlace, value: Json) => boolean {
  const rows = filledRows(profile);
  const lookups = profile.mock.state.resources.flatMap(({ create, operations }) =>
    [
      ...create.operations.map((operation) => ({ operation, refuses: create.refuses })),
      ...operations,
    ].flatMap(({ operation, refuses }) =>
      refuses.flatMap((rule) =>
        rule.kind === "unknown"
          ? rule.match.flatMap((match) =>
              [...match].map(([column, value]) => ({ operation, table: rule.table, column, value })),
            )
          : [],
      ),
    ),
  );
  return (place, value) =>
    lookups.some(
      ({ operation, table, column, value: rule }) =>
        operation === place.operation &&
        readsPlace(rule, place) &&
        rows.get(table)?.some(({ values }) => isSame(values(column), value)) === true,
    );
}

function readsPlace(rule: ValueRule, place: RequestPlace): boolean {
  const expression = rule.from ?? (rule.value?.kind === "expression" ? rule.value.expression : undefined);
  if (expression === undefined || (expression.pointer ?? "") !== (place.pointer ?? "")) return false;
  if (expression.kind === "body") return place.in === "body";
  return expression.kind === "request" && expression.in === place.in && expression.name === place.name;
}
