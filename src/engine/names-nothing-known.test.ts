import { expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import { shop } from "../mock/testing/invented-provider.js";
import { namesNothingKnown } from "./names-nothing-known.js";

const remove = shop.operations.find(({ id }) => id === "deleteShelf");
const create = shop.operations.find(({ id }) => id === "createShelf");

function reasonOf(provider: Provider, operation: typeof remove, status: number): string | undefined {
  if (operation === undefined) throw new Error("the invented shop has lost an operation");
  const response = { status, headers: [], body: new Uint8Array(), durationMs: 1 };
  const request = { method: operation.method, origin: "http://127.0.0.1", path: operation.path, headers: [] };
  return namesNothingKnown(provider, operation, { exchange: { request, response }, isExisting: () => false });
}

const unbound: Provider = { ...shop, profile: { ...shop.profile, bindings: [] } };
const bound: Provider = {
  ...unbound,
  profile: {
    ...shop.profile,
    bindings: [
      {
        name: "shelf",
        kind: "resource",
        resource: "shelf",
        at: [{ operation: "deleteShelf", in: "path", name: "id" }],
      },
    ],
  },
};

test("a refusal as unknown shows nothing where the identifier was generated freely", () => {
  expect(reasonOf(unbound, remove, 404)).toBe(
    "refused with 404: nothing is known to exist under a generated id; a binding in the profile can name what does",
  );
  expect(reasonOf(unbound, remove, 410)).toBeDefined();
});

test("it counts where the identifier is bound, where the path names nothing, and with any other status", () => {
  expect(reasonOf(bound, remove, 404)).toBeUndefined();
  expect(reasonOf(unbound, create, 404)).toBeUndefined();
  expect(reasonOf(unbound, remove, 403)).toBeUndefined();
});
