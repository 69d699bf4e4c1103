import { isJsonObject, type JsonObject } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Operation, Parameter } from "../../documents/model.js";
import { textOf } from "../../documents/read-members.js";
import type { Description } from "../read-description.js";
import { serverVariables } from "../server-variables.js";
import { codeLiteral } from "./code-literal.js";
import type { CredentialVariables } from "./credential-variables.js";

/** What an example is written with. */
export interface ExampleParts {
  /** Where the client is imported from. */
  readonly module: string;
  readonly variables: CredentialVariables;
}

/** A program that calls the operation which shows most, and tells every documented answer from the others. */
export function exampleCode(description: Description, { module, variables }: ExampleParts): string {
  const operation = tellingOperation(description.operations);
  if (operation === undefined) return "";
  const init = [...paramsLines(operation), ...serverLines(description, operation), ...bodyLines(operation)];
  const options = init.length === 0 ? "" : `, {\n${init.map((line) => `  ${line},\n`).join("")}}`;
  return [
    `import { createClient } from "${module}";`,
    "",
    ...clientLines(operation, variables),
    "",
    `const result = await client.${operation.method}(${JSON.stringify(operation.path)}${options});`,
    "",
    "switch (result.status) {",
    ...answerLines(description.root, operation),
    '  case "undocumented":',
    "    console.error(result.error.reason);",
    "    break;",
    "}",
  ].join("\n");
}

/** The first operation whose body has an example; else the first that takes a body, else the first. */
function tellingOperation(operations: readonly Operation[]): Operation | undefined {
  return (
    operations.find((operation) => exampleOf(operation) !== undefined) ??
    operations.find(({ body }) => body !== undefined) ??
    operations[0]
  );
}

function exampleOf({ body }: Operation) {
  return body?.media[0]?.examples[0];
}

function clientLines({ security }: Operation, variables: CredentialVariables): string[] {
  const schemes = (security[0] ?? []).filter((name) => variables.has(name));
  if (schemes.length === 0) return ["const client = createClient();"];
  const members = schemes.map((name) => {
    const parts = [...(variables.get(name) ?? [])].map(
      ([part, variable]) => [part, `process.env[${JSON.stringify(variable)}] ?? ""`] as const,
    );
    const [only] = parts;
    const value =
      only?.[0] === "value"
        ? only[1]
        : `{\n${parts.map(([part, text]) => `      ${part}: ${text},\n`).join("")}    }`;
    return `    ${JSON.stringify(name).replace(/^"([A-Za-z_]\w*)"$/, "$1")}: ${value},`;
  });
  return ["const client = createClient({", "  credentials: {", ...members, "  },", "});"];
}

function paramsLines({ parameters }: Operation): string[] {
  const places = (["path", "query", "header", "cookie"] as const).flatMap((where) => {
    const needed = parameters.filter((parameter) => parameter.in === where && parameter.required);
    if (needed.length === 0) return [];
    return [[where, Object.fromEntries(needed.map((one) => [one.name, valueFor(one)]))] as const];
  });
  return places.length === 0 ? [] : [`params: ${codeLiteral(Object.fromEntries(places), "  ")}`];
}

function valueFor({ name, examples }: Parameter) {
  return examples[0] ?? `your-${name}`;
}

function serverLines({ root }: Description, operation: Operation): string[] {
  const needed = serverVariables(root, operation).filter(({ required }) => required);
  const values = needed.map((variable) => {
    const parameter = operation.parameters.find((one) => one.in === "server" && one.name === variable.name);
    return [variable.name, parameter?.examples[0] ?? variable.default] as const;
  });
  return needed.length === 0 ? [] : [`server: ${codeLiteral(Object.fromEntries(values), "  ")}`];
}

function bodyLines(operation: Operation): string[] {
  const media = operation.body?.media ?? [];
  const example = exampleOf(operation);
  if (example === undefined) return [];
  const named =
    media.length > 1 ? [`contentType: ${JSON.stringify(operation.body?.media[0]?.mediaType)}`] : [];
  return [...named, `body: ${codeLiteral(example.value, "  ")}`];
}

/** One branch for the successes, one for each documented refusal, with what the description says of it. */
function answerLines(root: JsonObject, { responses }: Operation): string[] {
  const lines: string[] = [];
  const exact = responses.filter(({ status }) => /^\d+$/.test(status));
  for (const { status, pointer, media } of exact) {
    const said = valueAt(root, pointer);
    const description = textOf(isJsonObject(said) ? said : undefined, "description").split("\n")[0] ?? "";
    lines.push(`  case ${status}:${description === "" ? "" : ` // ${shortened(description)}`}`);
    // What was made may hold keys: a success is told by the status alone, a refusal with its reason.
    const isGood = status.startsWith("2");
    const body = media.length === 0 || isGood ? "" : ", result.error";
    lines.push(`    console.${isGood ? "log" : "error"}(${status}${body});`, "    break;");
  }
  if (exact.length < responses.length)
    lines.push("  default:", "    console.log(result.response.status);", "    break;");
  return lines;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, text.lastIndexOf(" ", 79))} …`;
}
