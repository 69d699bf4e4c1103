import { isJsonObject, type JsonObject } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Operation, Parameter, SecurityScheme } from "../../documents/model.js";
import { textOf } from "../../documents/read-members.js";
import { type GeneratedFile, noticeOf } from "../generated-file.js";
import type { Description } from "../read-description.js";
import { serverVariables } from "../server-variables.js";
import { type ExampleParts, exampleCode } from "./example-code.js";

/** The page of a provider's client: an example, credentials, and every operation with its answers. */
export function writeClientPage(description: Description, parts: ExampleParts): GeneratedFile {
  const { root, operations } = description;
  const text = [
    `<!-- ${noticeOf(description)} -->`,
    `# The client of ${description.title}`,
    `\`${parts.module}\` calls the operations below; what it sends and what comes back is typed by \`${description.source}\`.`,
    "## Example",
    `\`\`\`ts\n${exampleCode(description, parts)}\n\`\`\``,
    "A call throws a `ConnectionError` when no answer comes, and a `CallError` when it cannot be sent as it is.",
    ...credentialsPart(description, parts),
    ...serversPart(description),
    "## Operations",
    ...operations.map((operation) => operationPart(root, operation)),
  ];
  return { name: "client.md", text: `${text.join("\n\n")}\n` };
}

function credentialsPart({ schemes }: Description, { variables }: ExampleParts): string[] {
  if (schemes.size === 0) return [];
  const rows = [...schemes.values()].map((scheme) => {
    const names = [...(variables.get(scheme.name)?.values() ?? [])].map((name) => `\`${name}\``).join(", ");
    return [`\`${scheme.name}\``, placeOf(scheme), names];
  });
  return [
    "## Credentials",
    "Each is a value or a function that gets it, asked at each call. The client reads no environment; the variables are those of the example and of `assay verify`.",
    table(["In `credentials`", "Is sent as", "Variables"], rows),
  ];
}

function placeOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "api-key":
      return `the ${scheme.in} \`${scheme.parameter}\`${scheme.prefix === "" ? "" : `, after the word \`${scheme.prefix}\``}`;
    case "http":
      return `\`Authorization: ${scheme.scheme.charAt(0).toUpperCase()}${scheme.scheme.slice(1)} …\``;
    case "signature":
      return `a signature of each request (${scheme.signature.algorithm}); the secret key stays here`;
    case "unsupported":
      return `nothing: ${scheme.reason}`;
  }
}

function serversPart({ root, operations }: Description): string[] {
  const urls = [...new Set(operations.flatMap(({ servers }) => servers[0] ?? []))];
  const variables = new Map(
    operations.flatMap((operation) => serverVariables(root, operation)).map((one) => [one.name, one]),
  );
  const rows = [...variables.values()].map(({ name, required, default: value }) => [
    `\`${name}\``,
    required ? `required, such as \`${value}\`` : `\`${value}\` unless given`,
  ]);
  return [
    "## Servers",
    `${urls.map((url) => `\`${url}\``).join(", ") || "The description names none."} Give \`baseUrl\` for another, such as a mock.`,
    ...(rows.length === 0 ? [] : [table(["In `server`", "Value"], rows)]),
  ];
}

function operationPart(root: JsonObject, operation: Operation): string {
  const { id, method, path, parameters, body, responses } = operation;
  const summary = textAt(root, operation.pointer, "summary");
  const inputs = parameters.map((parameter) => [
    `\`${parameter.name}\``,
    parameter.in,
    typeOf(root, parameter),
    parameter.required ? "yes" : "",
    textAt(root, parameter.pointer, "description"),
  ]);
  const answers = responses.map(({ status, pointer, media }) => [
    `\`${status}\``,
    media.map(({ mediaType }) => `\`${mediaType}\``).join(", ") || "no body",
    textAt(root, pointer, "description"),
  ]);
  const taken = body?.media.map(({ mediaType }) => `\`${mediaType}\``).join(" or ");
  return [
    `### ${id}`,
    `\`client.${method}("${path}")\`${summary === "" ? "" : `: ${summary.replace(/\.$/, "")}.`}`,
    ...(taken === undefined ? [] : [`Body${body?.required ? "" : ", which may be left out"}: ${taken}.`]),
    ...(inputs.length === 0 ? [] : [table(["Parameter", "In", "Type", "Required", "What it is"], inputs)]),
    table(["Status", "Body", "When"], answers),
  ].join("\n\n");
}

function typeOf(root: JsonObject, { schema }: Parameter): string {
  const found = valueAt(root, schema.pointer);
  if (!isJsonObject(found)) return "";
  const { enum: values, type } = found;
  if (Array.isArray(values)) return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  return typeof type === "string" ? type : "";
}

function textAt(root: JsonObject, pointer: string, member: string): string {
  const found = valueAt(root, pointer);
  return textOf(isJsonObject(found) ? found : undefined, member);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellOf).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A text as a cell: one line, with what Markdown would take for markup or the end of the cell escaped. */
function cellOf(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;");
}
