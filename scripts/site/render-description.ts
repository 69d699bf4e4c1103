import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** A provider's description as one page that needs no network, by Redocly. */
export async function renderDescription(root: string, name: string, out: string): Promise<void> {
  const page = join(out, "providers", name, "description.html");
  await mkdir(dirname(page), { recursive: true });
  const redocly = join(root, "node_modules/.bin/redocly");
  const description = join(root, "specs", name, "openapi.yaml");
  await promisify(execFile)(
    process.execPath,
    [redocly, "build-docs", description, "-o", page, "--inlineBundle"],
    {
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  const text = await readFile(page, "utf8");
  await writeFile(page, text.replaceAll(logo, nothing));
}

/** The one thing that the page would load from elsewhere, and what stands in its place. */
const logo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const nothing = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E";
