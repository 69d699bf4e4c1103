import { access, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Loaded, Problem } from "../../core/problem.js";
import { buildOperations } from "../../documents/build-operations.js";
import { bundledDescription } from "../../documents/bundle-description.js";
import { providerFiles } from "../../documents/load-provider.js";
import { normaliseDescription } from "../../documents/normalise-description.js";
import { parseSource, readDocument, type SourceDocument } from "../../documents/read-document.js";
import { listOf, textOf } from "../../documents/read-members.js";
import { type DescribedSide, describedSide } from "../description/described-side.js";

/** A workflow as data, with its place. */
export interface WorkflowPart {
  readonly source: SourceDocument;
  readonly pointer: JsonPointer;
  readonly value: JsonObject;
}

/** The documents of one provider on one side, as data: what an older or a newer assay would refuse is read too. */
export interface ProviderDocuments {
  readonly description: SourceDocument;
  readonly described: DescribedSide;
  readonly promises: SourceDocument;
  readonly profile: SourceDocument;
  readonly arazzo: readonly SourceDocument[];
  readonly workflows: ReadonlyMap<string, WorkflowPart>;
}

/** Reads the documents of a provider below a project's folder; only what is no YAML, or no description, is a problem. */
export async function readProviderDocuments(
  folder: string,
  name: string,
): Promise<Loaded<ProviderDocuments>> {
  const files = providerFiles(folder, name);
  return readBeside(files.description, { promises: files.promises, profile: files.profile });
}

/** Reads a description that stands alone. */
export function readDescriptionAlone(path: string): Promise<Loaded<ProviderDocuments>> {
  return readBeside(path, undefined);
}

async function readBeside(
  path: string,
  others: { readonly promises: string; readonly profile: string } | undefined,
): Promise<Loaded<ProviderDocuments>> {
  const [description, promises, profile, ...arazzo] = await Promise.all([
    readDocument(path),
    others === undefined ? parseSource("promises.yaml", "{}") : readOptional(others.promises),
    others === undefined ? parseSource("profile.yaml", "{}") : readOptional(others.profile),
    ...(others === undefined ? [] : (await arazzoFiles(path)).map(readDocument)),
  ]);
  const read = [description, promises, profile, ...arazzo];
  const problems = read.flatMap((one) => (one.kind === "broken" ? one.problems : []));
  if (description.kind === "broken" || promises.kind === "broken" || profile.kind === "broken")
    return { kind: "broken", problems };
  const described = await describe(description.value);
  if (described.kind === "broken") problems.push(...described.problems);
  if (described.kind === "broken" || problems.length > 0) return { kind: "broken", problems };
  const sources = arazzo.flatMap((one) => (one.kind === "loaded" ? [one.value] : []));
  return {
    kind: "loaded",
    value: {
      description: description.value,
      described: described.value,
      promises: promises.value,
      profile: profile.value,
      arazzo: sources,
      workflows: new Map(sources.flatMap(workflowsIn)),
    },
  };
}

async function describe(source: SourceDocument): Promise<Loaded<DescribedSide>> {
  const { value } = source;
  const version = isJsonObject(value) ? textOf(value, "openapi") : "";
  if (!/^3\.[01]\.\d/.test(version))
    return broken({
      document: source.path,
      message: "It is no OpenAPI 3.0 or 3.1 description: `openapi` states the version.",
    });
  try {
    const root = normaliseDescription(await bundledDescription(source));
    return { kind: "loaded", value: describedSide(root, buildOperations(root)) };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    return broken({ document: source.path, message: `What it refers to cannot be brought in: ${reason}.` });
  }
}

function workflowsIn(source: SourceDocument): (readonly [string, WorkflowPart])[] {
  const root: Json = source.value;
  return listOf(isJsonObject(root) ? root : undefined, "workflows").flatMap((value, index) =>
    isJsonObject(value)
      ? [[textOf(value, "workflowId"), { source, value, pointer: pointerTo("/workflows", index) }] as const]
      : [],
  );
}

async function arazzoFiles(description: string): Promise<string[]> {
  const folder = dirname(description);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".arazzo.yaml"))
    .toSorted()
    .map((name) => join(folder, name));
}

async function readOptional(path: string): Promise<Loaded<SourceDocument>> {
  try {
    await access(path);
  } catch {
    return parseSource(path, "{}");
  }
  return readDocument(path);
}

function broken(problem: Problem): Loaded<never> {
  return { kind: "broken", problems: [problem] };
}
