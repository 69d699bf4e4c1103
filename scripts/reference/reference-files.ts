import type { JsonObject } from "../../src/core/json.js";
import arazzoExtension from "../../src/documents/arazzo/assay-extension.schema.json" with { type: "json" };
import profile from "../../src/documents/profile.schema.json" with { type: "json" };
import promises from "../../src/documents/promises.schema.json" with { type: "json" };
import counterexample from "../../src/gate/counterexample.schema.json" with { type: "json" };
import deviations from "../../src/gate/known-deviations.schema.json" with { type: "json" };
import { checksPage } from "./checks-page.js";
import { commandsPage } from "./commands-page.js";
import { type Format, schemaPage } from "./schema-page.js";

const note = "<!-- Written by `npm run docs:generate`; edit what it is made from. -->";

/** Formats whose schemas are derived from types. */
export interface DerivedSchemas {
  readonly results: JsonObject;
  readonly ledger: JsonObject;
}

/** Every file below docs/reference/ that is made from code and schemas, by its path from the root. */
export function referenceFiles({ results, ledger }: DerivedSchemas): ReadonlyMap<string, string> {
  const formats: Readonly<Record<string, Format>> = {
    promises: {
      title: "promises.yaml",
      about:
        "The catalogue of a provider's promises, in `specs/NAME/`: by an id such as `ACM-01`, one fact of its documentation each. [Promises](../promises.md) says how to write one.",
      schema: promises as JsonObject,
    },
    profile: {
      title: "profile.yaml",
      about:
        "What a run must know of a provider beyond its description, in `conformance/NAME/`: credentials, values, resources, limits, and what its mock remembers ([The mock](../mock.md)).",
      schema: profile as JsonObject,
    },
    "known-deviations": {
      title: "known-deviations.yaml",
      about:
        "Breaches on record, in `conformance/NAME/`. [The gate](../gate.md) says what a run makes of them.",
      schema: deviations as JsonObject,
    },
    counterexample: {
      title: "Counterexamples",
      about:
        "What shows a known deviation again: a file below `conformance/NAME/counterexamples/`, written by `assay verify` and kept by `assay gate --adopt`.",
      schema: counterexample as JsonObject,
    },
    "arazzo-extension": {
      title: "x-assay in Arazzo documents",
      about:
        "The extension of Arazzo 1.0.1 that says what Arazzo cannot. [Extensions to Arazzo](../arazzo-extensions.md) says what each member does.",
      schema: arazzoExtension as JsonObject,
    },
    results: {
      title: "results.json",
      about:
        "What a run came to, format `assay/results@1`, as `DIR/results.json`. [results.schema.json](results.schema.json) is its JSON Schema. Members may be added; a reader passes over those that it does not know.",
      schema: results,
    },
    ledger: {
      title: "Ledgers",
      about:
        "What a live run may have created, as `.assay/ledger/RUN.jsonl`, one JSON value a line. [Live runs](../live-runs.md) says what it is for. [ledger.schema.json](ledger.schema.json) is the JSON Schema of a line.",
      schema: ledger,
    },
  };
  const pages = Object.entries(formats).map(
    ([name, format]) => [`docs/reference/${name}.md`, `${note}\n\n${schemaPage(format)}\n`] as const,
  );
  return new Map([
    ["docs/reference/commands.md", `${note}\n\n${commandsPage()}\n`],
    ["docs/reference/checks.md", `${note}\n\n${checksPage()}\n`],
    ...pages,
    ["docs/reference/results.schema.json", `${JSON.stringify(results, null, 2)}\n`],
    ["docs/reference/ledger.schema.json", `${JSON.stringify(ledger, null, 2)}\n`],
  ]);
}
