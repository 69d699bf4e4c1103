import ts from "typescript";
import type { SchemaAt } from "../documents/model.js";
import { standaloneSource } from "../schema/ajv.js";
import { bundleSchemas } from "../schema/bundle-schema.js";
import { numberFormats } from "../schema/string-formats.js";

/** What compiled validators call beside themselves, as Ajv refers to it and as our runtime offers it. */
const runtimeCalls: ReadonlyMap<string, string> = new Map([
  ['require("ajv/dist/runtime/ucs2length").default', "codePointLength"],
  ['require("ajv/dist/runtime/equal").default', "isEqual"],
  ["formats.regex", "regexFormat"],
  // Of formats that are ranges, the range becomes part of the code.
  ...[...numberFormats].map(
    ([name, range]) => [`formats.${name}`, `numberFormat(${JSON.stringify(range)})`] as const,
  ),
]);

/**
 * The code of an ES module that exports one validator for each schema, as `v0`, `v1` and so on. It
 * needs no schema compiler, only `runtime`.
 */
export function validatorCode(schemas: readonly SchemaAt[], runtime: string): string {
  const names = schemas.map((_, i) => `v${i}`);
  const imported = new Set<string>();
  const statements = statementsOf(standaloneSource(bundleSchemas(schemas), names)).map((statement) => {
    // Only a whole statement is looked at: what stands in a text of the description stays a text.
    const [, name, value = ""] = /^const (\w+) = ([^"'{}]*|require\("[^"]*"\).*);$/.exec(statement) ?? [];
    const replacement = runtimeCalls.get(value);
    if (name === undefined) return statement;
    if (replacement === undefined && /^(require\(|formats\b)/.test(value))
      throw new Error(`Ajv's code needs ${value}, for which assay has no runtime`);
    if (replacement === undefined) return statement;
    imported.add(replacement.replace(/\(.*/, ""));
    return `const ${name} = ${replacement};`;
  });
  if (imported.size === 0) return statements.join("\n");
  return [`import { ${[...imported].sort().join(", ")} } from "${runtime}";`, ...statements].join("\n");
}

/** Each statement by itself: the code is committed, and a change in it should show where it is. */
function statementsOf(code: string): string[] {
  const source = ts.createSourceFile("validators.js", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements
    .map((statement) => statement.getText(source))
    .filter((text) => text !== ";" && text !== '"use strict";');
}
