import type { ApiData } from "../client/api-data.js";
import { clientData } from "./client-data.js";
import { type GeneratedFile, noticeOf } from "./generated-file.js";
import type { Description } from "./read-description.js";
import type { RuntimeModules } from "./runtime-modules.js";
import { type ServerVariable, serverVariables } from "./server-variables.js";
import { shapeTable } from "./shape-table.js";

/** The typed client: the provider's data and types around the runtime, which is the same for all. */
export function writeClient(description: Description, runtime: RuntimeModules): GeneratedFile {
  const data = clientData(description);
  const schemas = schemaPointers(data);
  const signs = Object.values(data.security).some(({ kind }) => kind === "signature");
  const parts = [
    `// ${noticeOf(description)}`,
    importsOf(runtime, { signs, xml: schemas.length > 0, data }),
    credentialsType(data),
    variablesType(description),
    serversType(description),
    `const api: ApiData = ${literal(data)};`,
    ...(schemas.length > 0
      ? [
          `/** The shapes of the bodies that only their schema explains. */\nconst shapes: ShapeTable = ${literal(shapeTable(description.root, schemas))};`,
        ]
      : []),
    factoryOf(description, { signs, xml: schemas.length > 0 }),
  ];
  return { name: "client.ts", text: `${parts.join("\n\n")}\n` };
}

interface Needs {
  readonly signs: boolean;
  readonly xml: boolean;
}

function importsOf(
  runtime: RuntimeModules,
  { signs, xml, data }: Needs & { readonly data: ApiData },
): string {
  const types = ["ApiClient", "ApiData", "ClientOptions", "RuntimeOptions"];
  const forms = Object.values(data.security).map(credentialForm);
  if (forms.length > 0) types.push("Credential");
  if (forms.includes("BasicCredential")) types.push("BasicCredential");
  if (signs) types.push("SigningCredential");
  return [
    "import {",
    ...types.sort().map((name) => `  type ${name},`),
    "  createApiClient,",
    `} from "${runtime.client}";`,
    ...(signs ? [`import { signRequest } from "${runtime.signature}";`] : []),
    ...(xml ? [`import { type ShapeTable, xmlCodec } from "${runtime.xml}";`] : []),
    `import type { paths } from "./schema.js";`,
    "",
    `export { CallError, ConnectionError, ValidationError } from "${runtime.client}";`,
    `export type { components, operations, paths } from "./schema.js";`,
  ].join("\n");
}

function schemaPointers(data: ApiData): string[] {
  const bodies = Object.values(data.operations).flatMap(({ body, responses }) => [
    ...(body ?? []),
    ...Object.values(responses).flat(),
  ]);
  return [...new Set(bodies.flatMap(({ schema }) => schema ?? []))];
}

function credentialsType({ security }: ApiData): string {
  const members = Object.entries(security).map(([name, place]) => {
    const form = credentialForm(place);
    return `  readonly ${JSON.stringify(name)}?: Credential${form === "string" ? "" : `<${form}>`};`;
  });
  return exported("Credentials by security scheme.", "Credentials", members);
}

function credentialForm(
  place: ApiData["security"][string],
): "string" | "BasicCredential" | "SigningCredential" {
  if (place.kind === "signature") return "SigningCredential";
  return place.kind === "http" && place.scheme === "basic" ? "BasicCredential" : "string";
}

function variablesType({ root, operations }: Description): string {
  const all = operations.flatMap((operation) => serverVariables(root, operation));
  const byName = new Map(all.reverse().map((variable) => [variable.name, variable]));
  const members = [...byName.values()].map((variable) => `  ${memberOf({ ...variable, required: true })}`);
  return exported("The variables of the servers' URLs.", "ServerVariables", members.sort());
}

function serversType({ root, operations }: Description): string {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const members = paths.flatMap((path) => {
    const methods = operations
      .filter((operation) => operation.path === path)
      .map((operation) => ({ operation, variables: serverVariables(root, operation) }))
      .filter(({ variables }) => variables.length > 0)
      .map(({ operation, variables }) => {
        const method = operation.method.toLowerCase();
        return `    readonly ${method}: { ${variables.map(memberOf).join(" ")} };`;
      });
    return methods.length === 0 ? [] : [`  readonly ${JSON.stringify(path)}: {`, ...methods, "  };"];
  });
  return exported("The server variables that each operation takes.", "Servers", members);
}

function memberOf({ name, values, required }: ServerVariable): string {
  const type = values.length === 0 ? "string" : values.map((value) => JSON.stringify(value)).join(" | ");
  return `readonly ${JSON.stringify(name)}${required ? "" : "?"}: ${type};`;
}

function exported(comment: string, name: string, members: readonly string[]): string {
  const body = members.length === 0 ? "Record<never, never>;" : `{\n${members.join("\n")}\n};`;
  return `/** ${comment} */\nexport type ${name} = ${body}`;
}

function factoryOf({ title }: Description, { signs, xml }: Needs): string {
  return [
    `/** Creates a typed client of ${title.replaceAll("*/", "* /")}. */`,
    "export function createClient<Given extends keyof ServerVariables = never>(",
    "  options: ClientOptions<Credentials, ServerVariables, Given> = {},",
    "): ApiClient<paths, Servers, Given> {",
    "  const parts = {",
    "    api,",
    `    validators: async () => (await import("./validators.js")).validators,`,
    ...(xml ? ["    codec: xmlCodec(shapes),"] : []),
    ...(signs ? ["    sign: signRequest,"] : []),
    "  };",
    "  // The runtime knows schemes and variables by name alone; which there are is in the types above.",
    "  return createApiClient<ApiClient<paths, Servers, Given>>(parts, options as RuntimeOptions);",
    "}",
  ].join("\n");
}

/** A value as code, with what is short on one line. */
function literal(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || line.length + indent.length <= 100) return line;
  const deeper = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literal(member, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${members.map((member) => `${deeper}${member},\n`).join("")}${indent}${close}`;
}
