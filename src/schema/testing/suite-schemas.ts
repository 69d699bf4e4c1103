import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json } from "../../core/json.js";

const draft7 = "http://json-schema.org/draft-07/schema#";

/** One schema of the official JSON Schema Test Suite with its tests. */
export interface SuiteSchema {
  readonly name: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/**
 * Every schema of a folder of the official suite, or none where it is not there: it is no part of this
 * repository. `JSON_SCHEMA_TEST_SUITE` names another folder.
 */
export function suiteSchemas(folder: string = defaultFolder()): SuiteSchema[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const groups = JSON.parse(readFileSync(join(folder, file), "utf8")) as (SuiteSchema & {
        description: string;
      })[];
      return groups.map(({ description, schema, tests }) => ({
        name: `${file}: ${description}`,
        schema: folder.endsWith("draft7") && isJsonObject(schema) ? { $schema: draft7, ...schema } : schema,
        tests,
      }));
    });
}

function defaultFolder(): string {
  const named = process.env["JSON_SCHEMA_TEST_SUITE"];
  return named ?? join(import.meta.dirname, "../../../../shared/corpora/json-schema-test-suite/draft7");
}
