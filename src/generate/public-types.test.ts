import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { findProviders } from "../documents/find-providers.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const providers = await findProviders(root);

/** What callers see of every client: its results one by one, for a generic method has none before it is called. */
const uses = `
${providers.map((name, i) => `import type { createClient as create${i}, operations as operations${i} } from "${root}generated/${name}/client.js";`).join("\n")}
${providers.map((name, i) => `import type { validators as validators${i} } from "${root}generated/${name}/validators.js";`).join("\n")}
import type * as runtime from "${root}src/client/public.js";
${providers
  .map(
    (_, i) => `
export declare const create_${i}: typeof create${i};
export declare const validators_${i}: typeof validators${i};
export declare const operations_${i}: operations${i};
export declare const results_${i}: { [Id in keyof operations${i}]: runtime.CallResult<operations${i}[Id]> };`,
  )
  .join("\n")}
export declare const all: typeof runtime;
export declare const types: [runtime.Middleware, runtime.MiddlewareParams, runtime.Undocumented, runtime.OperationValidators, runtime.RuntimeOptions, runtime.ApiData];
export declare const planted: { deep: Promise<{ list: any[] }> };
`;

it("nothing that a caller sees of a client is any", () => {
  const { program, file } = programOf(uses);
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter(({ fileName }) => isOurs(fileName));

  const written = own.flatMap((source) => anyKeywords(source).map((line) => `${source.fileName}:${line}`));
  const found = new Set<string>();
  const symbol = checker.getSymbolAtLocation(file);
  for (const exported of symbol === undefined ? [] : checker.getExportsOfModule(symbol))
    visit(checker, found, { type: checker.getTypeOfSymbolAtLocation(exported, file), path: [exported.name] });

  expect(written).toEqual([]);
  // What is planted is found, so nothing else is there.
  expect([...found]).toEqual(["planted.deep<>.list<>"]);
}, 60_000);

function programOf(text: string) {
  const name = `${root}src/generate/uses.ts`;
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (path, ...rest) =>
    path === name ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) : read(path, ...rest);
  const exists = host.fileExists;
  host.fileExists = (path) => path === name || exists(path);
  const program = ts.createProgram([name], { ...options, noEmit: true }, host);
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error("the program has no file");
  return { program, file };
}

/** Files that a client is made of; what other packages declare is theirs. */
function isOurs(path: string): boolean {
  return path.startsWith(`${root}generated/`) || path.startsWith(`${root}src/client/`);
}

function anyKeywords(source: ts.SourceFile): number[] {
  const lines: number[] = [];
  const look = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      lines.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, look);
  };
  look(source);
  return lines;
}

interface Seen {
  readonly type: ts.Type;
  readonly path: readonly string[];
}

/** Follows members, parameters, results and type arguments, each type once, but not into the platform's own. */
function visit(checker: ts.TypeChecker, found: Set<string>, start: Seen): void {
  const done = new Set<ts.Type>();
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { type, path } = next;
    if (type.flags & ts.TypeFlags.Any) found.add(path.join(""));
    if (done.has(type)) continue;
    done.add(type);
    if (type.isUnionOrIntersection()) pending.push(...type.types.map((part) => ({ type: part, path })));
    const inside = checker.getTypeArguments(type as ts.TypeReference);
    pending.push(...inside.map((argument) => ({ type: argument, path: [...path, "<>"] })));
    pending.push(
      ...(type.aliasTypeArguments ?? []).map((argument) => ({ type: argument, path: [...path, "<>"] })),
    );
    if (isPlatform(type)) continue;
    for (const member of checker.getPropertiesOfType(type).filter((one) => !isElsewhere(one.declarations)))
      pending.push({ type: checker.getTypeOfSymbol(member), path: [...path, `.${member.name}`] });
    for (const index of checker.getIndexInfosOfType(type))
      pending.push({ type: index.type, path: [...path, "[]"] });
    for (const call of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      pending.push({ type: call.getReturnType(), path: [...path, "()"] });
      for (const parameter of call.getParameters())
        pending.push({ type: checker.getTypeOfSymbol(parameter), path: [...path, `(${parameter.name})`] });
    }
  }
}

/** Whether a type is declared by the platform or another package. */
function isPlatform(type: ts.Type): boolean {
  return isElsewhere((type.aliasSymbol ?? type.symbol)?.declarations);
}

function isElsewhere(declared: readonly ts.Declaration[] = []): boolean {
  return (
    declared.length > 0 && declared.every((one) => one.getSourceFile().fileName.includes("/node_modules/"))
  );
}
