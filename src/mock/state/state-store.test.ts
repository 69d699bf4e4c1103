import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Account } from "../store.js";
import { beginning, storeOf } from "../testing/ask-store.js";
import { depot } from "../testing/stateful-provider.js";

const crate = { name: "tools", hall: "H1" };

describe("a resource", () => {
  it("is made of its example, the request, defaults and what follows from them", () => {
    expect(storeOf(depot).ask("makeCrate", { body: { ...crate, size: 3 } })).toMatchInlineSnapshot(`
      {
        "body": {
          "hall": {
            "code": "H1",
            "title": "Main",
          },
          "id": "c-1",
          "kilos": 30,
          "made": "2026-01-01T00:00:00.000Z",
          "name": "tools",
          "paint": "red",
          "size": 3,
          "state": "packing",
          "tag": "t-idyetr",
        },
        "headers": {
          "Location": "/crates/c-1",
        },
        "status": "201",
      }
    `);
  });

  it("has its defaults, is found by another name of what it refers to, and shows parts on a condition", () => {
    const { body } = storeOf(depot).ask("makeCrate", { body: { name: "tools", hall: "Main", sealed: true } });
    expect(body).toMatchObject({ hall: { code: "H1" }, size: 2, kilos: 20, paint: "red", lid: "shut" });
  });

  it("is read from the example of the reading", () => {
    const { ask } = storeOf(depot);
    ask("makeCrate", { body: crate });
    const { body } = ask("readCrate", { path: { id: "c-1" } });
    expect(body).toMatchObject({ name: "tools", extra: "kept" });
    expect(body).not.toHaveProperty("lid");
  });

  it("comes with another one that the same request makes", () => {
    const { ask } = storeOf(depot);
    const { body } = ask("makeCrate", { body: crate });
    const tag = valueAt(body, "/tag") ?? "";
    expect(ask("readTag", { path: { id: tag } }).body).toEqual({ id: tag, crate: "c-1" });
  });

  it("grows older with the clock, which can be set back", () => {
    const { ask, advance, reset } = storeOf(depot);
    ask("makeCrate", { body: crate });
    const state = () => valueAt(ask("readCrate", { path: { id: "c-1" } }).body, "/state");
    expect(state()).toBe("packing");
    advance(4_999);
    expect(state()).toBe("packing");
    advance(1);
    expect(state()).toBe("packed");
    reset();
    expect(ask("readCrate", { path: { id: "c-1" } }).status).toBe("404");
    expect(valueAt(ask("makeCrate", { body: crate }).body, "/made")).toBe(beginning.toISOString());
  });

  it("is changed, unless a rule is against it", () => {
    const { ask } = storeOf(depot);
    ask("makeCrate", { body: { ...crate, sealed: true } });
    const path = { id: "c-1" };
    expect(ask("paintCrate", { path, body: { paint: "blue" } })).toEqual({
      status: "409",
      example: "sealed",
    });
    expect(ask("paintCrate", { path, body: { paint: "red" } }).body).toMatchObject({ paint: "red" });
  });

  it("is its own account's, but for whom it grants something", () => {
    const { ask } = storeOf(depot);
    ask("makeCrate", { body: crate, header: { "X-Readers": "id=a-2" } });
    ask("makeCrate", { body: { ...crate, name: "secrets" } });
    const asked = (id: string) => ({ account: "second" as const, path: { id } });
    expect(ask("readCrate", asked("c-1")).status).toBeUndefined();
    expect(ask("readCrate", asked("c-2"))).toEqual({ status: "403", example: "not-yours" });
    expect(ask("breakCrate", asked("c-1")).status).toBe("403");
    expect(ask("listCrates", { account: "second" }).body).toEqual({ crates: [] });
  });
});

describe("a request is refused", () => {
  it.each([
    ["what it refers to is unknown", { hall: "H3" }, "first", "no-hall"],
    ["what it refers to is not for this account", { hall: "H2" }, "second", "no-hall"],
    ["the name is taken", { hall: "H2" }, "first", "taken"],
  ] as const)("when %s", (_, change, account, example) => {
    const { ask } = storeOf(depot);
    ask("makeCrate", { body: crate });
    expect(ask("makeCrate", { account, body: { ...crate, ...change } }).example).toBe(example);
  });

  it("when there is no room, until something goes", () => {
    const { ask } = storeOf(depot);
    const make = (name: string) => ask("makeCrate", { body: { ...crate, name } });
    for (const name of ["a", "b", "c"]) expect(make(name).status).toBe("201");
    expect(make("d")).toEqual({ status: "429", example: "full" });
    ask("breakCrate", { path: { id: "c-1" } });
    expect(make("d").status).toBe("201");
  });

  it("while the name of what is gone is held", () => {
    const { ask, advance } = storeOf(depot);
    ask("makeCrate", { body: crate });
    ask("breakCrate", { path: { id: "c-1" } });
    advance(59_999);
    expect(ask("makeCrate", { body: crate }).example).toBe("held");
    expect(ask("makeCrate", { account: "second", body: crate }).status).toBe("201");
    advance(1);
    expect(ask("makeCrate", { body: crate }).status).toBe("201");
  });
});

it("a creation that is repeated keeps what is there", () => {
  const { ask } = storeOf(depot);
  ask("makeCrate", { body: { ...crate, paint: "blue" } });
  expect(ask("makeCrate", { body: crate })).toMatchObject({
    status: "201",
    body: { id: "c-1", paint: "blue" },
  });
});

it("in any order of requests, agrees with a map of names", () => {
  const action = fc.record({
    does: fc.constantFrom("make", "break", "read", "list", "wait"),
    account: fc.constantFrom<Account>("first", "second"),
    name: fc.constantFrom("a", "b", "c", "d"),
    hall: fc.constantFrom("H1", "H2"),
    ms: fc.constantFrom(1, 30_000, 60_000),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const { ask, advance } = storeOf(depot);
      const model = modelOfDepot();
      for (const { does, account, name, hall, ms } of actions) {
        const id = model.idOf(account, name);
        const path = { id: id ?? "c-999" };
        if (does === "make") {
          const { status, body } = ask("makeCrate", { account, body: { name, hall } });
          expect(status).toBe(model.make({ account, name, hall }, valueAt(body, "/id")));
        } else if (does === "read")
          expect(ask("readCrate", { account, path }).status).toBe(id === undefined ? "404" : undefined);
        else if (does === "break") {
          expect(ask("breakCrate", { account, path }).status).toBe(id === undefined ? "404" : undefined);
          model.remove(account, name);
        } else if (does === "list")
          expect(namesIn(ask("listCrates", { account }).body)).toEqual(model.names(account));
        else {
          advance(ms);
          model.wait(ms);
        }
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

function namesIn(body: Json | undefined): Json[] {
  const crates = valueAt(body, "/crates");
  return Array.isArray(crates)
    ? crates.filter(isJsonObject).map((one: JsonObject) => one["name"] ?? null)
    : [];
}

/** What the depot should hold, kept in the plainest way. */
function modelOfDepot() {
  const alive = new Map<string, { readonly account: Account; readonly hall: string; readonly id: Json }>();
  const goneAt = new Map<string, number>();
  let nowMs = 0;
  const key = (account: Account, name: string) => `${account} ${name}`;
  const owned = (account: Account) => [...alive].filter(([, one]) => one.account === account);
  return {
    idOf: (account: Account, name: string) => alive.get(key(account, name))?.id,
    names: (account: Account) => owned(account).map(([name]) => name.split(" ")[1]),
    wait: (ms: number) => {
      nowMs += ms;
    },
    remove: (account: Account, name: string) => {
      if (alive.delete(key(account, name))) goneAt.set(key(account, name), nowMs);
    },
    make: (
      { account, name, hall }: { readonly account: Account; readonly name: string; readonly hall: string },
      id: Json | undefined,
    ) => {
      if (account === "second" && hall === "H2") return "404";
      const own = key(account, name);
      const there = alive.get(own);
      if (there !== undefined) return there.hall === hall ? "201" : "409";
      if (nowMs - (goneAt.get(own) ?? Number.NEGATIVE_INFINITY) < 60_000) return "409";
      if (owned(account).length >= 3) return "429";
      alive.set(own, { account, hall, id: id ?? "" });
      return "201";
    },
  };
}
