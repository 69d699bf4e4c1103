import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { asDocumented } from "../../src/documents/as-documented.js";
import type { Provider } from "../../src/documents/model.js";
import { contradictionsOf } from "../../src/engine/contradictions.js";
import { loadProviders } from "../../src/suite/load-providers.js";

const loaded = await loadProviders(fileURLToPath(new URL("../..", import.meta.url)), []);
if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));
const providers = loaded.value;

test("what the pages say against themselves is seen where a machine can see it", () => {
  const seen = Object.fromEntries(providers.map((provider) => [provider.name, countsOf(provider)]));
  expect(seen).toMatchInlineSnapshot(`
    {
      "flashback": {
        "credential-refusal-documented": 1,
        "error-schema-of-its-own": 1,
        "sample-carries-credential": 2,
        "sample-host-is-listed": 1,
        "sample-matches-schema": 2,
        "sample-sends-body": 3,
        "success-demands-something": 1,
      },
      "latitude": {
        "error-examples-agree": 1,
        "example-members-described": 3,
        "server-uses-tls": 1,
        "server-variable-used": 2,
      },
      "miget": {
        "credential-refusal-documented": 1,
        "sample-carries-credential": 1,
        "size-fits-format": 2,
      },
      "obs": {
        "sample-date-is-of-http": 6,
        "sample-length-is-true": 2,
        "sample-signature-is-its-own": 2,
        "status-in-text-listed": 1,
      },
      "wayscloud": {
        "sample-is-well-formed": 2,
      },
    }
  `);
});

test("every sample and every list of answers is about an operation that there is", () => {
  const lost = providers.flatMap(({ root, operations }) => {
    const known = new Set(operations.map(({ id }) => id));
    const { samples, answers } = asDocumented(root);
    return [...samples, ...answers].filter(({ operation }) => !known.has(operation));
  });
  expect(lost).toEqual([]);
});

/** How often each check of documents has something to say of a provider. */
function countsOf(provider: Provider): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const contradiction of contradictionsOf(provider))
    if (contradiction.kind === "seen") counts[contradiction.check] = (counts[contradiction.check] ?? 0) + 1;
  return counts;
}
