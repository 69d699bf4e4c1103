import { isJsonObject, type JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Loaded, Problem } from "../core/problem.js";
import { buildDescription, repeatedIn, repetitionProblem } from "./build-description.js";
import { buildOperations, otherMethodsOf, serverVariableDefaults } from "./build-operations.js";
import { emptyProfile } from "./build-profile.js";
import { impliedProfile } from "./crud/implied-profile.js";
import { withDefaultCredentials } from "./default-credentials.js";
import { descriptionName } from "./description-name.js";
import { problemAt } from "./document-validator.js";
import type { Operation, Provider } from "./model.js";
import { providerSources } from "./provider-sources.js";
import { readDocument, type SourceDocument } from "./read-document.js";
import { objectOf, textOf } from "./read-members.js";
import { regionsOf } from "./regions-of.js";
import { soundPart } from "./sound-part.js";

/** Finds the schemas of an operation that cannot be used; passed in, so that reading documents needs no schema engine. */
export type SchemaFaults = (
  operation: Operation,
) => readonly { readonly pointer: JsonPointer; readonly reason: string }[];

/**
 * Loads a description from elsewhere, with nothing beside it.
 *
 * What is wrong with single operations takes only these out of the run, each with the reason; what is wrong with
 * the document as a whole, or with every operation, is returned as problems.
 */
export async function loadDescription(path: string, schemaFaults: SchemaFaults): Promise<Loaded<Provider>> {
  const read = await readDocument(path);
  if (read.kind === "broken") return read;
  const source = read.value;
  const built = await buildDescription(source);
  const unusable = built.operations.flatMap((operation) =>
    schemaFaults(operation).map(({ pointer, reason }) =>
      problemAt(source, pointer, `The schema cannot be used: ${reason}.`),
    ),
  );
  const problems = distinct([...built.problems, ...unusable]);
  const marked = isWhole(problems) ? withoutFaulty(source, built.operations, problems) : [];
  if (problems.length > 0 && marked.every(({ unreachable }) => unreachable !== undefined))
    return { kind: "broken", problems };
  if (marked.length === 0)
    return {
      kind: "broken",
      problems: [problemAt(source, "/paths", "The description has no operation; there is nothing to send.")],
    };
  const repeated = repeatedIn(marked);
  const operations = marked.map((one) => (repeated.includes(one) ? renamed(one) : one));
  const faults = [
    ...problems.filter(
      ({ message }) => !operations.some(({ unreachable }) => unreachable?.includes(message)),
    ),
    ...repeated.map((one) => repetitionProblem(source, one)),
  ];
  const sound = withoutFaultyParts(built.root, operations, built.operations);
  return { kind: "loaded", value: await providerOf(source, { schemes: built.schemes, ...sound, faults }) };
}

/** What is sound of a description, and the operations as that has them. */
function withoutFaultyParts(
  root: JsonObject,
  operations: readonly Operation[],
  asRead: readonly Operation[],
): Pick<Provider, "root" | "operations"> {
  const faulty = operations.filter(
    ({ unreachable }, index) => unreachable !== undefined && asRead[index]?.unreachable === undefined,
  );
  if (faulty.length === 0) return { root, operations };
  const sound = soundPart(root, faulty);
  const rebuilt = new Map(buildOperations(sound).map((operation) => [operation.pointer, operation]));
  return {
    root: sound,
    operations: operations.map((operation) =>
      faulty.includes(operation)
        ? operation
        : { ...(rebuilt.get(operation.pointer) ?? operation), id: operation.id },
    ),
  };
}

/** A problem with no place concerns the document as a whole. */
function isWhole(problems: readonly Problem[]): boolean {
  return problems.every(({ pointer }) => pointer !== undefined && pointer !== "");
}

/** The operations, those that a problem touches marked as what nothing can be sent to. */
function withoutFaulty(
  source: SourceDocument,
  operations: readonly Operation[],
  problems: readonly Problem[],
): Operation[] {
  if (problems.length === 0) return [...operations];
  const root = isJsonObject(source.value) ? source.value : {};
  return operations.map((operation) => {
    const regions = regionsOf(root, operation);
    const touching = problems.filter(({ document, pointer }) =>
      document === source.path ? regions.touchedBy(pointer ?? "") : regions.refersElsewhere,
    );
    if (touching.length === 0) return operation;
    const texts = touching.map(
      ({ document, line, column, message }) => `${document}:${line ?? 1}:${column ?? 1}: ${message}`,
    );
    return { ...operation, unreachable: `the description has a fault: ${texts.join("; ")}` };
  });
}

/** Of two operations with one id, the later goes by its method and path. */
function renamed(operation: Operation): Operation {
  return { ...operation, id: `${operation.method.toLowerCase()} ${operation.path}` };
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

async function providerOf(
  source: SourceDocument,
  description: Pick<Provider, "root" | "operations"> & {
    readonly schemes: Provider["securitySchemes"];
    readonly faults: readonly Problem[];
  },
): Promise<Provider> {
  const { root, operations, schemes, faults } = description;
  const title = textOf(objectOf(root, "info"), "title").trim();
  const name = descriptionName(source.path, title);
  const credentials = { first: withDefaultCredentials(new Map(), "assay", schemes), second: new Map() };
  return {
    name,
    title: title === "" ? name : title,
    document: source.path,
    root,
    operations,
    otherMethods: otherMethodsOf(root),
    securitySchemes: schemes,
    serverVariables: serverVariableDefaults(root),
    promises: [],
    workflows: [],
    profile: impliedProfile({ root, operations, profile: { ...emptyProfile, credentials } }),
    sources: await providerSources({ description: source, root, workflows: [] }),
    faults,
  };
}
