import { access } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject, type JsonObject } from "../core/json.js";
import type { Loaded, Problem } from "../core/problem.js";
import {
  type BuiltDescription,
  buildDescription,
  repeatedIn,
  repetitionProblem,
} from "./build-description.js";
import { otherMethodsOf, serverVariableDefaults } from "./build-operations.js";
import { buildProfile, emptyProfile } from "./build-profile.js";
import { impliedProfile } from "./crud/implied-profile.js";
import { withDefaultCredentials } from "./default-credentials.js";
import { type DocumentValidator, formatProblems } from "./document-validator.js";
import { buildPromises, promiseProblems } from "./load-promises.js";
import { loadWorkflows } from "./load-workflows.js";
import type { Provider } from "./model.js";
import type { Profile } from "./profile.js";
import profileSchema from "./profile.schema.json" with { type: "json" };
import { profileProblems } from "./profile-problems.js";
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
  const repeated = repeatedIn(built.operations).map((one) => repetitionProblem(description.value, one));
  problems.push(...built.problems, ...repeated);
  const catalogue =
    promises.kind === "loaded"
      ? loadCatalogue(promises.value, built, validate)
      : none<DocumentedPromise[]>([]);
  const setUp =
    profile?.kind === "loaded" ? loadSetUp(profile.value, built, validate) : none<Profile>(emptyProfile);
  problems.push(...catalogue.problems, ...setUp.problems);
  // Where the description is broken, what a workflow does not find may be there.
  if (built.problems.length + repeated.length > 0) return { kind: "broken", problems };
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
      profile: completed(
        profile === undefined ? impliedProfile({ ...built, profile: setUp.value }) : setUp.value,
        name,
        built.schemes,
      ),
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
