import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each folder of `src/` may import besides itself. ARCHITECTURE.md says why. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  documents: ["core"],
  schema: ["core", "documents"],
  exchange: ["core", "documents"],
  workflow: ["core", "documents"],
  checks: ["core", "documents", "schema", "exchange"],
  engine: ["core", "documents", "schema", "exchange", "workflow", "checks"],
  // What a run may have created, on disk.
  ledger: ["core", "engine"],
  report: ["core", "documents", "checks", "engine"],
  // What the report page tells, and the one file that holds it.
  "page-data": ["core", "report"],
  // Runs in browsers; the bundler makes one script of it.
  page: ["core", "report", "page-data"],
  // Runs that are kept, and a local server over them.
  serve: ["core", "ledger", "report", "page-data"],
  gate: ["core", "documents", "checks", "exchange", "engine"],
  mock: ["core", "documents", "schema", "exchange", "workflow"],
  // The runtime of generated clients, which is loaded without the engine.
  client: ["core", "documents", "exchange"],
  // What is generated is data in the shape that the clients' runtime reads.
  generate: ["core", "documents", "schema", "exchange", "client"],
  // What the two runners, the command and vitest, have in common.
  suite: [
    ...["core", "documents", "schema", "exchange", "workflow", "checks", "engine", "ledger"],
    ...["report", "gate", "mock", "diff"],
  ],
  vitest: ["core", "documents", "checks", "engine", "report", "suite"],
  // For programs: the same run, told as typed events.
  library: ["core", "documents", "engine", "report", "suite"],
  prove: ["core", "documents", "engine", "report", "mock", "suite"],
  diff: ["core", "documents", "engine", "report"],
  command: [
    ...["core", "documents", "schema", "exchange", "engine", "ledger", "report", "page-data"],
    ...["serve", "gate", "mock", "generate", "suite", "prove", "diff"],
  ],
};

/** Packages and modules that only the named files import. */
const edges: Readonly<Record<string, readonly string[]>> = {
  ajv: ["src/schema/ajv.ts"],
  "ajv-formats": ["src/schema/ajv.ts"],
  "jsonpath-rfc9535": ["src/documents/arazzo/json-path.ts"],
  fontoxpath: ["src/documents/arazzo/xpath.ts"],
  slimdom: ["src/documents/arazzo/xpath.ts"],
  undici: ["src/exchange/connection.ts"],
  "node:http": ["src/mock/serve-front.ts", "src/serve/listen.ts"],
  "node-sqlite3-wasm": ["src/serve/database.ts"],
  "node:https": [],
  "node:tls": [],
  // Git, and the command of a package that cannot be imported.
  "node:child_process": ["src/diff/sides/run-git.ts", "src/diff/engines/redocly.ts"],
  "@rgrove/parse-xml": ["src/exchange/xml-tree.ts", "src/exchange/parse-xml-browser.d.ts"],
  "api-smart-diff": ["src/diff/engines/api-smart-diff.ts"],
  vitest: ["src/vitest/index.ts", "src/vitest/property.ts"],
};

interface SourceFile {
  /** Below the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

interface Import {
  readonly module: string;
  /** Where a relative import leads, below the project. */
  readonly file?: string;
  readonly isType: boolean;
}

const files = await readSources();
const production = files.filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path));

describe("layers", () => {
  test("every folder of src/ is a layer", () => {
    const folders = new Set(files.map(({ path }) => layerOf(path)).filter((layer) => layer !== undefined));
    expect([...folders].filter((folder) => layers[folder] === undefined && folder !== "testing")).toEqual([]);
  });

  test("a layer imports only what the table allows", () => {
    const breaches = production.flatMap(({ path, imports }) =>
      imports.flatMap(({ file }) => {
        const [from, to] = [layerOf(path), file === undefined ? undefined : layerOf(file)];
        if (from === undefined || to === undefined || from === to) return [];
        return layers[from]?.includes(to) === true ? [] : [`${path} imports ${file}`];
      }),
    );
    expect(breaches).toEqual([]);
  });

  test("the table itself has no cycle", () => {
    expect(cyclesIn(new Map(Object.entries(layers)))).toEqual([]);
  });

  test("no file has to be loaded before itself", () => {
    const graph = new Map(
      production.map(({ path, imports }) => {
        const loaded = imports.flatMap(({ file, isType }) => (file === undefined || isType ? [] : file));
        return [path, loaded] as const;
      }),
    );
    expect(cyclesIn(graph)).toEqual([]);
  });
});

describe("edges", () => {
  test.each(Object.entries(edges))("%s is imported by nothing else", (name, allowed) => {
    const importing = production.filter(({ imports }) =>
      imports.some(({ module, isType }) => !isType && (module === name || module.startsWith(`${name}/`))),
    );
    expect(importing.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([]);
  });

  test("only the command reads its arguments, prints and exits", () => {
    const effects = /\bprocess\s*\.\s*(argv|exit|exitCode|stdout|stderr|env)\b|\bconsole\s*\./;
    const found = production.filter(
      ({ path, text }) => layerOf(path) !== "command" && effects.test(codeOf(text)),
    );
    // Who runs the suite from a program or a test file supplies no environment; the last only writes such words.
    const readers = [
      ...["src/vitest/load-suite.ts", "src/library/verify.ts"],
      "src/generate/page/example-code.ts",
    ];
    expect(found.map(({ path }) => path).filter((path) => !readers.includes(path))).toEqual([]);
  });

  test("the clock and chance are given, not taken", () => {
    const taken = /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\brandomBytes\(|\brandomUUID\(/;
    const found = production.filter(({ path, text }) => {
      const layer = layerOf(path);
      const isEdge =
        layer === "command" ||
        layer === "suite" ||
        layer === "vitest" ||
        layer === "client" ||
        layer === "mock";
      return !isEdge && taken.test(codeOf(text));
    });
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe("providers are documents, not code", () => {
  test("no file under src/ names one", async () => {
    const names = await providerNames();
    const word = new RegExp(`(?<![\\p{L}\\d])(?:${names.join("|")})(?![\\p{L}\\d])`, "giu");
    expect(names.length).toBeGreaterThan(0);
    const found = files.flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          line.match(word) === null ? [] : [`${path}:${index + 1}: ${line.trim()}`],
        ),
    );
    expect(found).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  test("shows the same table as this test", async () => {
    const text = await readFile(join(root, "ARCHITECTURE.md"), "utf8");
    const rows = [...text.matchAll(/^\| `src\/([a-z-]+)\/` \| ([^|]*) \|/gm)].map(([, layer, imports]) => [
      layer,
      imports?.match(/[a-z-]+/g)?.filter((word) => word in layers) ?? [],
    ]);
    expect(Object.fromEntries(rows)).toEqual(layers);
  });
});

async function readSources(): Promise<SourceFile[]> {
  const entries = await readdir(join(root, "src"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(path, "utf8");
      return { path: below(path), text, imports: /\.tsx?$/.test(path) ? importsOf(path, text) : [] };
    }),
  );
}

/** The source that an import of `.js` is compiled from. */
function sourceOf(path: string): string {
  const component = path.replace(/\.js$/, ".tsx");
  return existsSync(component) ? component : path.replace(/\.js$/, ".ts");
}

function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, isType: boolean) => {
    if (node === undefined || !ts.isStringLiteral(node)) return;
    const module = node.text;
    const file = module.startsWith(".") ? below(sourceOf(resolve(dirname(path), module))) : undefined;
    found.push({ module, isType, ...(file === undefined ? {} : { file }) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every chain of a graph that leads back to its start, each once. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) cycles.push([...trail.slice(trail.indexOf(node)), node].join(" → "));
    if (trail.includes(node) || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}

/** The text without comments, which may speak of anything. */
function codeOf(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, "");
}

function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function isTest(path: string): boolean {
  return /\.test(-d)?\.ts$|\/testing\//.test(path);
}

function below(path: string): string {
  return relative(root, path).replaceAll("\\", "/");
}

async function providerNames(): Promise<string[]> {
  const entries = await readdir(join(root, "specs"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
