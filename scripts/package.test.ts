import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InstalledPackage, installPackage, runLine } from "./installed-package.js";
import { readmeCommands } from "./readme-commands.js";
import { startInstalledMock } from "./start-installed-mock.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const timeout = 300_000;

/** What a user would write: every entry point, used so that a type that is `any` is noticed. */
const program = `
import { arbitraryOf, compileValidator, type Provider, runSuite, startMock, verify, type VerifyEvent } from "assay";
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
export async function wrongEvents(): Promise<void> {
  // @ts-expect-error no such option
  const run = verify({ provider: "latitude" });
  for await (const event of run) {
    // @ts-expect-error only some events tell of a case
    console.log(event.case);
    // @ts-expect-error no such event
    if (event.kind === "case-done") return;
  }
}
export const verdictOf = (event: VerifyEvent): "conforms" | undefined =>
  event.kind === "case-finished" && event.case.verdict === "conforms" ? event.case.verdict : undefined;
const serve: (provider: Provider) => Promise<{ readonly url: string }> = startMock;
const check = compileValidator({ root: { type: "string" }, pointer: "" });
console.log(JSON.stringify([arbitraryOf, createApiClient, check, serve, isError].map((part) => typeof part)), known);
`;

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await installPackage();
  await writeFile(join(installed.app, "program.ts"), program);
  const library = await readFile(join(root, "docs/library.md"), "utf8");
  await writeFile(join(installed.app, "documented.ts"), /^```ts\n([\s\S]*?)^```/m.exec(library)?.[1] ?? "");
}, timeout);

afterAll(() => installed.remove());

describe("the package, installed in an empty folder", () => {
  test("holds what a user needs and nothing else", async () => {
    const inside = join(installed.app, "node_modules/assay");
    const needed = [
      "LICENSE",
      "README.md",
      "CHANGELOG.md",
      "specs/obs/openapi.yaml",
      "conformance/obs/profile.yaml",
      ...(await filesOf(join(root, "src")))
        .filter((path) => path.endsWith(".json") && !path.endsWith("tsconfig.json"))
        .map((path) => `dist/src/${path}`),
    ].filter((path) => !path.includes("/testing/"));
    const files = await filesOf(inside);
    const unwanted = files.filter((path) =>
      /^(src|scripts|examples|docs|dist\/scripts|conformance\/servers)\/|^[^/]*\.(json|ts)$|\.test(-d)?\.|\/testing\//.test(
        path,
      ),
    );
    expect(needed.filter((path) => !files.includes(path))).toEqual([]);
    expect(unwanted).toEqual(["package.json"]);
  });

  test("imports nothing that it does not bring", async () => {
    const inside = join(installed.app, "node_modules/assay");
    const { dependencies, peerDependencies } = JSON.parse(
      await readFile(join(inside, "package.json"), "utf8"),
    );
    const brought = [...Object.keys(dependencies), ...Object.keys(peerDependencies), "assay"];
    const compiled = (await filesOf(join(inside, "dist"))).filter((path) => /\.(js|d\.ts)$/.test(path));
    const imports = await Promise.all(
      compiled.map(async (path) => importsOf(await readFile(join(inside, "dist", path), "utf8"))),
    );
    const packages = [...new Set(imports.flat())].filter((name) => !isBuiltin(name)).map(packageOf);
    expect(packages).toContain("undici");
    expect(packages.filter((name) => !brought.includes(name))).toEqual([]);
  });

  test("gives the command", async () => {
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    expect((await installed.npx(["assay", "--version"])).trim()).toBe(version);
  });

  test("runs the suite on the documents that it brings", { timeout }, async () => {
    await runLine("npx assay verify miget --kind documents example positive --runs 10", installed.app);
    const results = JSON.parse(await readFile(join(installed.app, ".assay/results.json"), "utf8")) as {
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
    const compiler = join(installed.app, "node_modules/typescript/lib/tsc.js");
    const out = ["--outDir", resolution, "--moduleResolution", resolution];
    await installed.node([compiler, ...options, ...out, ...strict, "program.ts", "documented.ts"]);
    expect(await installed.node([join(resolution, "program.js")])).toContain(
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
    expect(await installed.node(["--input-type=module", "--eval", script])).toBe("");
  });
});

describe("the examples, with the package installed", () => {
  beforeAll(async () => {
    // It is no dependency: whoever runs the suite in vitest has it already.
    const modules = join(installed.app, "node_modules");
    await symlink(join(root, "node_modules/vitest"), join(modules, "vitest"));
    await symlink("../vitest/vitest.mjs", join(modules, ".bin/vitest"));
    for (const name of ["own-repository", "library", "any-description", "create-bucket"])
      await installed.copyExample(name);
  });

  test.each([
    ["own-repository", ["mock", "pantry"]],
    ["any-description", ["mock", "--description", "lighthouses.yaml"]],
    ["library", undefined],
    ["create-bucket", ["mock", "latitude"]],
  ])("the commands of %s do what they say", { timeout }, async (name, mock) => {
    const folder = join(installed.examples, name);
    const { offline, live } = readmeCommands(await readFile(join(folder, "README.md"), "utf8"));
    for (const line of offline) if (line !== "npm install") await runLine(line, folder);
    if (mock === undefined) return expect(live).toEqual([]);
    const server = await startInstalledMock(mock, folder);
    try {
      for (const line of live) await runLine(line.replace("http://127.0.0.1:9000", server.url), folder);
    } finally {
      await server.close();
    }
  });
});

test("the program of docs/library.md does what it says", { timeout }, async () => {
  const folder = join(installed.examples, "own-repository");
  expect(await runLine(`node ${join(installed.app, "nodenext/documented.js")}`, folder)).toBe(
    "mock: 3 verified, exit status 0\n",
  );
});

/** Paths of all files below a folder, with slashes. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** The packages that compiled code loads, by `import` or by a `require` of its own making. */
function importsOf(text: string): string[] {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const required = [...text.matchAll(/\b(?:load|require)\("([^"]+)"\)/g)].flatMap(([, name]) => name ?? []);
  return [...imported, ...required].filter((name) => !name.startsWith("."));
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
