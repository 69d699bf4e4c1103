import type { Json, JsonObject } from "../../core/json.js";
import type { Provider } from "../../documents/model.js";
import { type BrokenRules, nothingBroken } from "../state/state-rule.js";
import { type Account, createStore, type StoreAnswer } from "../store.js";

/** What is asked of a store, by the operation's id. */
export interface StoreQuestion {
  readonly account?: Account;
  readonly path?: Readonly<Record<string, Json>>;
  readonly query?: Readonly<Record<string, Json>>;
  readonly header?: Readonly<Record<string, Json>>;
  readonly body?: JsonObject;
}

/** The time at which a store under test begins. */
export const beginning = new Date("2026-01-01T00:00:00.000Z");

/** A store of a provider that can be asked by operation ids, with a clock that stands still until it is moved. */
export function storeOf(provider: Provider, isBroken: BrokenRules = nothingBroken) {
  const store = createStore(provider, { now: () => beginning, isBroken });
  const ask = (id: string, question: StoreQuestion = {}): StoreAnswer => {
    const operation = provider.operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const { account = "first", path = {}, query = {}, header = {}, body } = question;
    return store.answer({
      operation,
      account,
      value: {
        ...{ path, query, header, cookie: {}, server: {} },
        ...(body === undefined
          ? {}
          : { body: { kind: "value", mediaType: "application/json", value: body } }),
      },
    });
  };
  return { ...store, ask };
}
