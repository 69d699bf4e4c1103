import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const timeout = 180_000;

/** What a user would write: every entry point, used so that a type that is `any` is noticed. */
const program = `
import { arbitraryOf, compileValidator, type Provider, runSuite, startMock } from "assay";
import { createClient } from "assay/clients/latitude";
import { createApiClient, ValidationError } from "assay/client";
import { validators } from "assay/validators/latitude";

const client = createClient({ credentials: { Bearer: "token" } });
export function wrongCalls(): void {
  // @ts-expect-error no such path
  client.POST("/storage/nothing", {});
  // @ts-expect-error a run needs its providers
  runSuite({}, () => undefined);
}
const known: string[] = Object.keys(validators["post-storage-objects"].requestBody);
const isError: (cause: unknown) => boolean = (cause) => cause instanceof ValidationError;
const serve: (provider: Provider) => Promise<{ readonly url: string }> = startMock;
const check = compileValidator({ root: { type: "string" }, pointer: "" });
console.log(JSON.stringify([arbitraryOf, createApiClient, check, serve, isError].map((part) => typeof part)), known);
`;

let folder = "";
let app = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-package-"));
  app = join(folder, "app");
  const tarball = await pack(join(folder, "package"));
  await cp(join(folder, "package", tarball), join(app, tarball));
  await writeFile(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  await writeFile(join(app, "program.ts"), program);
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`], app);
}, timeout);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("the package, installed in an empty folder", () => {
  test("holds what a user needs and nothing else", async () => {
    const installed = join(app, "node_modules/assay");
    const needed = [
      "LICENSE",
      "README.md",
      "CHANGELOG.md",
      "specs/obs/openapi.yaml",
      "conformance/obs/profile.yaml",
    ];
    const unwanted = ["src", "scripts", "dist/scripts", "conformance/servers", "tsconfig.json"];
    expect(needed.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
    expect(unwanted.filter((path) => existsSync(join(installed, path)))).toEqual([]);
  });

  test("gives the command", async () => {
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    expect((await npx(["assay", "--version"])).trim()).toBe(version);
  });

  test("runs the suite on the documents that it brings", { timeout }, async () => {
    await npx(["assay", "verify", "miget", "--kind", "documents", "example", "positive", "--runs", "10"]);
    const results = JSON.parse(await readFile(join(app, ".assay/results.json"), "utf8")) as {
      readonly schema: string;
      readonly summary: Readonly<Record<string, number>>;
    };
    expect(results.schema).toBe("assay/results@1");
    expect(results.summary["requests"]).toBeGreaterThan(10);
    expect(results.summary["violates"]).toBe(0);
  });

  test.each(["nodenext", "bundler"])("has types for moduleResolution %s", { timeout }, async (resolution) => {
    // The slow way once: with the declarations of everything that the package's own refer to.
    const options =
      resolution === "nodenext" ? ["--module", "nodenext"] : ["--module", "esnext", "--skipLibCheck"];
    const strict = ["--strict", "--target", "es2023", "--lib", "es2023,dom"];
    const compiler = join(app, "node_modules/typescript/lib/tsc.js");
    const out = ["--outDir", resolution, "--moduleResolution", resolution];
    await node([compiler, ...options, ...out, ...strict, "program.ts"]);
    expect(await node([join(resolution, "program.js")])).toContain(
      `["function","function","function","function","function"] [ 'application/vnd.api+json' ]`,
    );
  });

  test("exports every file that package.json names", async () => {
    const providers = ["flashback", "latitude", "miget", "obs", "wayscloud"];
    const runtime = ["assay/client", "assay/client/xml", "assay/client/signature", "assay/client/validators"];
    const generated = providers.flatMap((name) => [`assay/clients/${name}`, `assay/validators/${name}`]);
    const script = `
      import { existsSync } from "node:fs";
      for (const name of ${JSON.stringify(["assay", "assay/vitest", "assay/package.json", ...runtime, ...generated])})
        if (!existsSync(new URL(import.meta.resolve(name)))) console.log(name);
      for (const name of ${JSON.stringify(["assay", ...runtime, ...generated])}) await import(name);`;
    expect(await node(["--input-type=module", "--eval", script])).toBe("");
  });
});

/** Builds and packs a copy, so that nothing depends on a dist/ that may be old, or is being replaced. */
async function pack(copy: string): Promise<string> {
  const left = new Set(["node_modules", ".git", ".assay", "dist", "coverage"]);
  await cp(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  await execute(
    process.execPath,
    [join(root, "scripts/build.mjs"), "--no-check", "--out", join(copy, "dist")],
    root,
  );
  const output = await npm(["pack", "--ignore-scripts", "--json"], copy);
  const [packed] = JSON.parse(output) as { filename: string }[];
  return packed?.filename ?? "";
}

function npm(words: readonly string[], cwd: string): Promise<string> {
  return execute("npm", words, cwd);
}

function npx(words: readonly string[]): Promise<string> {
  return execute("npx", ["--no-install", ...words], app);
}

function node(words: readonly string[]): Promise<string> {
  return execute(process.execPath, words, app);
}

/** Runs a program as a user would, without what npm tells the scripts that it runs; its standard output. */
async function execute(command: string, words: readonly string[], cwd: string): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name)),
  );
  try {
    const { stdout } = await promisify(execFile)(command, words, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${words.slice(0, 3).join(" ")} failed\n${stdout}\n${stderr}`);
  }
}
