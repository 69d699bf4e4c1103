import type { Operation, Provider } from "../../documents/model.js";
import type { MockState, StateResource } from "../../documents/state/state-model.js";
import type { AcceptedRequest, Account } from "../store.js";
import type { Scope, Values } from "./evaluate-value.js";
import { boundValues, type FilledRow, filledRows, fillTemplates } from "./known-rows.js";
import { createMint, type Mint } from "./mint.js";
import { createRecords, type ResourceRecords } from "./resource-records.js";
import type { BrokenRules } from "./state-rule.js";

/** All that the mock remembers of one provider, and what it goes by. */
export interface StateWorld {
  readonly state: MockState;
  readonly isBroken: BrokenRules;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly nowMs: () => number;
  readonly recordsOf: (kind: StateResource) => ResourceRecords;
  /** The rows of a table, with their columns filled in. */
  readonly rowsOf: (table: string) => readonly FilledRow[];
  readonly scopeOf: (request: AcceptedRequest) => Scope;
  readonly advance: (ms: number) => void;
  readonly reset: () => void;
}

/** What a world depends on. */
export interface WorldParts {
  readonly now: () => Date;
  readonly isBroken: BrokenRules;
}

/** A world in which nothing has happened yet. */
export function createWorld(provider: Provider, { now, isBroken }: WorldParts): StateWorld {
  const { state } = provider.profile.mock;
  const records = new Map(state.resources.map((kind) => [kind.name, createRecords(kind)]));
  const bindings = boundValues(provider.profile);
  let mint = createMint();
  let aheadMs = 0;
  const nowMs = () => now().getTime() + aheadMs;
  const rows = filledRows(provider.profile);
  const members = (account: Account): Values => {
    const values = fillTemplates(provider.profile, state.accounts[account]);
    return (name) => values.get(name);
  };
  const accounts = { first: members("first"), second: members("second") };
  const currentMint = forwardTo(() => mint);
  return {
    state,
    isBroken,
    operations: new Map(provider.operations.map((operation) => [operation.id, operation])),
    nowMs,
    recordsOf: (kind) => records.get(kind.name) ?? createRecords(kind),
    rowsOf: (table) => rows.get(table) ?? [],
    scopeOf: ({ value, account }) => ({
      bindings,
      mint: currentMint,
      known: new Map(),
      request: value,
      account: account === undefined ? () => undefined : accounts[account],
      nowMs: nowMs(),
    }),
    advance: (ms) => {
      aheadMs += ms;
    },
    reset: () => {
      aheadMs = 0;
      mint = createMint();
      for (const one of records.values()) one.clear();
    },
  };
}

function forwardTo(current: () => Mint): Mint {
  return {
    random: (length) => current().random(length),
    uuid: () => current().uuid(),
    count: () => current().count(),
  };
}
