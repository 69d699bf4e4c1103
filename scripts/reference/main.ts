// Writes the reference below docs/reference/ from the command line and the schemas.
//   --check   write nothing; fail when a file is not current
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { packageFolder } from "../../src/suite/documents-folder.js";
import { referenceFiles } from "./reference-files.js";
import { schemaOfType } from "./schema-of-type.js";

const root = packageFolder();
const files = referenceFiles({
  results: schemaOfType(root, "src/report/results.ts", "Results"),
  ledger: schemaOfType(root, "scripts/reference/ledger-line.ts", "LedgerLine"),
});
const stale = [...files].filter(([path, text]) => current(path) !== text);

if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not current; run: npm run docs:generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }

function current(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}
