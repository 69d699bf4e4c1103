import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { type GeneratedFile, noticeOf } from "./generated-file.js";
import type { Description } from "./read-description.js";
import { typeBearing } from "./type-bearing.js";

/** The types of all paths, operations and components. */
export async function writeTypes(description: Description): Promise<GeneratedFile> {
  // It changes what it is given, so it gets a copy; the linter has seen that the form is right.
  const copy = structuredClone(typeBearing(description.bundled)) as unknown as OpenAPI3;
  const nodes = await openapiTypescript(copy, { silent: true, emptyObjectsUnknown: true });
  return { name: "schema.d.ts", text: `// ${noticeOf(description)}\n\n${astToString(nodes)}` };
}
