// Builds the site of the documentation into site/.
//   --out DIR            build elsewhere
//   --no-descriptions    leave out the pages that Redocly makes of the descriptions
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { packageFolder } from "../../src/suite/documents-folder.js";
import { loadProviders } from "../../src/suite/load-providers.js";
import { buildSite } from "./build-site.js";
import { renderDescription } from "./render-description.js";

const root = packageFolder();
const { values: flags } = parseArgs({
  options: { out: { type: "string" }, "no-descriptions": { type: "boolean" } },
});
const out = resolve(root, flags.out ?? "site");
const loaded = await loadProviders(root, []);
if (loaded.kind === "broken") {
  for (const { document, message } of loaded.problems) console.error(`${document}: ${message}`);
  process.exitCode = 2;
} else {
  const pages = await buildSite(root, { out, providers: loaded.value });
  const described = flags["no-descriptions"] === true ? [] : loaded.value;
  for (const { name } of described) await renderDescription(root, name, out);
  console.log(`${pages.length} pages, ${described.length} descriptions: ${join(out, "index.html")}`);
}
