import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PageAssets } from "./embed-page.js";

/** Pages that the bundler makes of `src/page/`. */
export type PageName = "report" | "serve";

/** In the built package the bundles lie beside the compiled code; code that runs from its sources finds them there. */
const folders = ["../page/", "../../dist/src/page/"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/**
 * The code and the style of a page.
 *
 * @throws when the project was not built
 */
export function readPageAssets(page: PageName): PageAssets {
  const folder = folders.find((path) => existsSync(`${path}${page}.js`));
  if (folder === undefined)
    throw new Error(
      `The bundle of the page "${page}" is not there. Run npm run build in the project of assay.`,
    );
  const read = (ending: string) => readFileSync(`${folder}${page}.${ending}`, "utf8");
  return { script: read("js"), style: read("css") };
}
