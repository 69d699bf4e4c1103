import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allChecks } from "../../src/checks/all-checks.js";
import { allDocumentsChecks } from "../../src/checks/documents/all-documents-checks.js";
import { isAtOrBelow } from "../../src/core/json-pointer.js";
import { findProviders } from "../../src/documents/find-providers.js";
import { loadProvider } from "../../src/documents/load-provider.js";
import type { Operation, Provider, Response } from "../../src/documents/model.js";
import { validateDocument } from "../../src/schema/validate-document.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How many facts the documentation pages hold, counted by hand: a promise that goes missing is noticed. */
const counted: Readonly<Record<string, number>> = {
  flashback: 33,
  latitude: 55,
  miget: 33,
  obs: 47,
  wayscloud: 24,
};

/** Checks that look at documents and not at an exchange. */
const documentChecks = allDocumentsChecks.map(({ id }) => id);

/** Documented responses that no promise names, each with the reason. */
const unpromised: Readonly<Record<string, string>> = {};

const names = await findProviders(root);
const providers = await Promise.all(names.map(load));

test("every provider's facts are counted", () => {
  expect(names).toEqual(Object.keys(counted).toSorted());
});

test("every promise is verified or says why nobody can, and at least 165 are verified", () => {
  const promises = providers.flatMap((provider) => provider.promises);
  const waiting = promises.filter(({ needsWorkflow }) => needsWorkflow !== undefined);
  const verified = promises.filter(({ exchanges, workflows }) => exchanges.length + workflows.length > 0);
  expect(waiting.map(({ id }) => id)).toEqual([]);
  expect(promises).toHaveLength(192);
  expect(verified.length).toBeGreaterThanOrEqual(165);
});

test("a check's id is its file's name", () => {
  const files = allChecks.map(({ id }) => new URL(`../../src/checks/${id}.ts`, import.meta.url));
  expect(files.filter((file) => !existsSync(file)).map(String)).toEqual([]);
});

describe.each(providers.map((provider) => ({ name: provider.name, provider })))(
  "$name",
  ({ name, provider }) => {
    test("every fact of the page is in the catalogue, under one prefix and numbered without a gap", () => {
      const ids = provider.promises.map(({ id }) => id);
      const prefix = ids[0]?.split("-")[0];
      const numbered = Array.from(
        { length: counted[name] ?? 0 },
        (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`,
      );
      expect(ids.toSorted()).toEqual(numbered);
    });

    test("every promise says what it is about", () => {
      expect(provider.promises.filter(({ theme }) => theme === undefined).map(({ id }) => id)).toEqual([]);
    });

    test("every promise says what verifies it, or why nothing can", () => {
      const unfounded = provider.promises.filter(
        ({ exchanges, workflows, unverifiable, needsWorkflow }) =>
          exchanges.length + workflows.length === 0 && (unverifiable ?? needsWorkflow ?? "") === "",
      );
      expect(unfounded.map(({ id }) => id)).toEqual([]);
    });

    test("a promise that nobody can see is not said to be verified", () => {
      const both = provider.promises.filter(
        ({ exchanges, workflows, unverifiable }) =>
          unverifiable !== undefined && exchanges.length + workflows.length > 0,
      );
      expect(both.map(({ id }) => id)).toEqual([]);
    });

    test("every check that verifies a promise exists", () => {
      const known = new Set([...allChecks.map(({ id }) => id), ...documentChecks]);
      const unknown = provider.promises.flatMap(({ id, exchanges }) =>
        exchanges.filter(({ check }) => !known.has(check)).map(({ check }) => `${id}: ${check}`),
      );
      expect(unknown).toEqual([]);
    });

    test("every promise is about an operation under test", () => {
      const others = new Set(provider.operations.filter(({ underTest }) => !underTest).map(({ id }) => id));
      const misplaced = provider.promises.flatMap(({ id, exchanges }) =>
        exchanges
          .filter(({ operation }) => others.has(operation))
          .map(({ operation }) => `${id}: ${operation}`),
      );
      expect(misplaced).toEqual([]);
    });

    test("every documented response of an operation under test is named by a promise", () => {
      const unnamed = provider.operations
        .filter(({ underTest }) => underTest)
        .flatMap((operation) =>
          operation.responses
            .filter((response) => !isNamed(provider, operation, response))
            .map(({ status }) => `${name} ${operation.id} ${status}`),
        );
      expect(unnamed.filter((response) => unpromised[response] === undefined)).toEqual([]);
      expect(
        Object.keys(unpromised).filter(
          (response) => response.startsWith(`${name} `) && !unnamed.includes(response),
        ),
      ).toEqual([]);
    });
  },
);

async function load(name: string): Promise<Provider> {
  const loaded = await loadProvider(root, name, validateDocument);
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(({ message }) => message).join("\n"));
  return loaded.value;
}

function isNamed(provider: Provider, operation: Operation, { usePointer, pointer }: Response): boolean {
  return provider.promises.some(({ exchanges }) =>
    exchanges.some(
      (evidence) =>
        (evidence.operation === operation.id || evidence.operation === "*") &&
        (isAtOrBelow(evidence.at, usePointer) || isAtOrBelow(evidence.at, pointer)),
    ),
  );
}
