import ts from "typescript";
import type { SchemaAt } from "../documents/model.js";
import { standaloneSource } from "../schema/ajv.js";
import { bundleSchemas } from "../schema/bundle-schema.js";
import { numberFormats } from "../schema/string-formats.js";

/** What compiled validators may call, by the code that Ajv writes for it. */
const runtimeCalls: ReadonlyMap<string, string> = new Map([
  ['require("ajv/dist/runtime/ucs2length").default', "codePointLength"],
  ['require("ajv/dist/runtime/equal").default', "isEqual"],
]);

/** The formats that take more than a pattern, likewise: their ranges become part of the code. */
const formatCalls: readonly (readonly [call: string, replacement: string])[] = [
  ["= formats.regex;", "= regexFormat;"],
  ...[...numberFormats].map(
    ([name, range]) => [`= formats.${name};`, `= numberFormat(${JSON.stringify(range)});`] as const,
  ),
];

/**
 * The code of an ES module that exports one validator for each schema, as `v0`, `v1` and so on. It
 * needs no schema compiler, only `runtime`.
 */
export function validatorCode(schemas: readonly SchemaAt[], runtime: string): string {
  let code = standaloneSource(
    bundleSchemas(schemas),
    schemas.map((_, i) => `v${i}`),
  ).replace(/^"use strict";/, "");
  const imported: string[] = [];
  for (const [call, name] of [...runtimeCalls, ...formatCalls]) {
    if (!code.includes(call)) continue;
    code = code.replaceAll(call, name);
    imported.push(/\w+/.exec(name)?.[0] ?? name);
  }
  if (code.includes('require("ajv'))
    throw new Error("Ajv's code needs a runtime module that assay does not replace");
  const lines = statementsOf(code).join("\n");
  return imported.length === 0
    ? lines
    : `import { ${[...new Set(imported)].sort().join(", ")} } from "${runtime}";\n${lines}`;
}

/** Each statement by itself: the code is committed, and a change in it should show where it is. */
function statementsOf(code: string): string[] {
  const source = ts.createSourceFile("validators.js", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements.map((statement) => statement.getText(source)).filter((text) => text !== ";");
}
