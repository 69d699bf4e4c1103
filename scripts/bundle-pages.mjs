// Bundles the pages of src/page/ into one script and one style sheet each, for embedding.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { licenceNotices } from "./licence-notices.mjs";

const source = fileURLToPath(new URL("../src/page", import.meta.url));

/** Every page, with the file that it starts from. */
const pages = { report: "report/main.tsx", serve: "serve/main.tsx" };

/** Writes `<page>.js` and `<page>.css` of every page to `<out>/src/page`. */
export async function bundlePages(out) {
  const folder = join(out, "src/page");
  await rm(folder, { recursive: true, force: true });
  for (const [name, entry] of Object.entries(pages)) {
    const built = await build({
      root: source,
      configFile: false,
      logLevel: "warn",
      // A library build leaves this to whoever bundles next; nobody does.
      define: { "process.env.NODE_ENV": '"production"' },
      oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "es2022",
        cssCodeSplit: false,
        modulePreload: false,
        reportCompressedSize: false,
        lib: {
          entry: join(source, entry),
          name: "page",
          formats: ["iife"],
          fileName: () => `${name}.js`,
          cssFileName: name,
        },
      },
    });
    const script = join(folder, `${name}.js`);
    const modules = built.flatMap(({ output }) => output.flatMap((chunk) => chunk.moduleIds ?? []));
    await writeFile(script, (await licenceNotices(modules)) + (await readFile(script, "utf8")));
  }
}
