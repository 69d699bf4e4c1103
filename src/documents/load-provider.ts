import { access } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject, type JsonObject } from "../core/json.js";
import type { Loaded, Problem } from "../core/problem.js";
import { buildOperations, otherMethodsOf, serverVariableDefaults } from "./build-operations.js";
import { buildSecuritySchemes } from "./build-security.js";
import { bundledDescription } from "./bundle-description.js";
import { withDefaultCredentials } from "./default-credentials.js";
import { type DocumentValidator, formatProblems, problemAt } from "./document-validator.js";
import { lintDescription } from "./lint-description.js";
import { buildProfile, emptyProfile, profileProblems } from "./load-profile.js";
import { buildPromises, promiseProblems } from "./load-promises.js";
import { loadWorkflows } from "./load-workflows.js";
import type { Provider } from "./model.js";
import { normaliseDescription } from "./normalise-description.js";
import type { Profile } from "./profile.js";
import profileSchema from "./profile.schema.json" with { type: "json" };
import type { DocumentedPromise } from "./promise.js";
import promisesSchema from "./promises.schema.json" with { type: "json" };
import { providerSources } from "./provider-sources.js";
import { parseSource, readDocument, type SourceDocument } from "./read-document.js";
import { textOf } from "./read-members.js";
import { workflowProblems } from "./workflow-problems.js";

/** Where the documents of a provider stand below a project's folder. */
export function providerFiles(folder: string, name: string) {
  return {
    description: join(folder, "specs", name, "openapi.yaml"),
    promises: join(folder, "specs", name, "promises.yaml"),
    profile: join(folder, "conformance", name, "profile.yaml"),
  };
}

/** Loads one provider from its documents; every problem in them is returned at once. */
export async function loadProvider(
  folder: string,
  name: string,
  validate: DocumentValidator,
): Promise<Loaded<Provider>> {
  const files = providerFiles(folder, name);
  const [description, promises, profile] = await Promise.all([
    readDocument(files.description),
    readCatalogue(files.promises),
    readOptional(files.profile),
  ]);
  const problems: Problem[] = [];
  for (const loaded of [description, promises, profile])
    if (loaded?.kind === "broken") problems.push(...loaded.problems);
  if (description.kind === "broken") return { kind: "broken", problems };

  const built = await buildDescription(description.value);
  problems.push(...built.problems);
  const catalogue =
    promises.kind === "loaded"
      ? loadCatalogue(promises.value, built, validate)
      : none<DocumentedPromise[]>([]);
  const setUp =
    profile?.kind === "loaded" ? loadSetUp(profile.value, built, validate) : none<Profile>(emptyProfile);
  problems.push(...catalogue.problems, ...setUp.problems);
  // Where the description is broken, what a workflow does not find may be there.
  if (built.problems.length > 0) return { kind: "broken", problems };
  const documents = await loadWorkflows(
    { path: description.value.path, operations: built.operations },
    validate,
  );
  problems.push(...documents.problems);
  if (problems.length === 0 && promises.kind === "loaded")
    problems.push(
      ...workflowProblems(documents, {
        catalogue: promises.value,
        promises: catalogue.value,
        profile: setUp.value,
      }),
    );
  if (problems.length > 0) return { kind: "broken", problems };

  const title =
    profile?.kind === "loaded" && isJsonObject(profile.value.value)
      ? textOf(profile.value.value, "title", name)
      : name;
  return {
    kind: "loaded",
    value: {
      name,
      title,
      document: description.value.path,
      root: built.root,
      operations: built.operations,
      otherMethods: otherMethodsOf(built.root),
      securitySchemes: built.schemes,
      serverVariables: serverVariableDefaults(built.root),
      promises: catalogue.value,
      workflows: documents.workflows,
      profile: completed(setUp.value, name, built.schemes),
      sources: await providerSources({
        description: description.value,
        root: built.root,
        ...(promises.kind === "loaded" ? { promises: promises.value } : {}),
        ...(profile?.kind === "loaded" ? { profile: profile.value } : {}),
        workflows: documents.sources,
      }),
    },
  };
}

function completed(profile: Profile, name: string, schemes: Provider["securitySchemes"]): Profile {
  const { first, second } = profile.credentials;
  return { ...profile, credentials: { first: withDefaultCredentials(first, name, schemes), second } };
}

interface BuiltDescription {
  readonly root: JsonObject;
  readonly operations: Provider["operations"];
  readonly schemes: Provider["securitySchemes"];
  readonly problems: readonly Problem[];
}

async function buildDescription(source: SourceDocument): Promise<BuiltDescription> {
  const raw = isJsonObject(source.value) ? source.value : {};
  const unsupported = versionProblem(source);
  const problems = unsupported === undefined ? await lintDescription(source) : [unsupported];
  // What cannot be resolved is among the problems, and so stays as it is.
  const root = normaliseDescription(problems.length > 0 ? raw : await bundledDescription(source));
  const operations = buildOperations(root);
  const repeated = operations.filter(
    (operation, index) => operations.findIndex(({ id }) => id === operation.id) !== index,
  );
  for (const operation of repeated)
    problems.push(
      problemAt(source, operation.pointer, `operationId "${operation.id}" is used twice; make each unique.`),
    );
  return { root, operations, schemes: buildSecuritySchemes(root), problems };
}

/** Nothing else can be said of a description whose version is not one that assay reads. */
function versionProblem(source: SourceDocument): Problem | undefined {
  const { value } = source;
  if (!isJsonObject(value))
    return problemAt(source, "", "The description is no object; it must be an OpenAPI 3.0 or 3.1 document.");
  if (value["swagger"] !== undefined)
    return problemAt(
      source,
      "/swagger",
      "Swagger 2.0 is not supported; convert the description to OpenAPI 3.0 or 3.1.",
    );
  if (/^3\.[01]\.\d/.test(textOf(value, "openapi"))) return undefined;
  return problemAt(
    source,
    "/openapi",
    'assay reads OpenAPI 3.0 and 3.1; state the version in `openapi`, as text such as "3.1.1".',
  );
}

interface Part<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

function none<T>(value: T): Part<T> {
  return { value, problems: [] };
}

function loadCatalogue(
  source: SourceDocument,
  description: BuiltDescription,
  validate: DocumentValidator,
): Part<DocumentedPromise[]> {
  const form = formatProblems(source, promisesSchema as JsonObject, validate);
  if (form.length > 0) return { value: [], problems: form };
  const promises = buildPromises(source);
  return { value: promises, problems: promiseProblems(source, promises, description) };
}

function loadSetUp(
  source: SourceDocument,
  description: BuiltDescription,
  validate: DocumentValidator,
): Part<Profile> {
  const form = formatProblems(source, profileSchema as JsonObject, validate);
  if (form.length > 0) return { value: emptyProfile, problems: form };
  const profile = buildProfile(source);
  const schemes = new Set(description.schemes.keys());
  return {
    value: profile,
    problems: profileProblems(source, profile, { operations: description.operations, schemes }),
  };
}

/** A provider may start with its description alone: without a catalogue it has no promises. */
async function readCatalogue(path: string): Promise<Loaded<SourceDocument>> {
  return (await readOptional(path)) ?? parseSource(path, "{}");
}

async function readOptional(path: string): Promise<Loaded<SourceDocument> | undefined> {
  try {
    await access(path);
  } catch {
    return undefined;
  }
  return readDocument(path);
}
