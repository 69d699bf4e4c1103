import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Loaded, Problem } from "../core/problem.js";
import { type DocumentValidator, formatProblems, problemAt } from "../documents/document-validator.js";
import type { Provider } from "../documents/model.js";
import { parseSource, readDocument, type SourceDocument } from "../documents/read-document.js";
import { textOf, textsOf } from "../documents/read-members.js";
import type { DeviationNote } from "../engine/run-gate.js";
import type { Breach } from "./breach.js";
import type { Counterexample } from "./counterexample.js";
import counterexampleSchema from "./counterexample.schema.json" with { type: "json" };
import { entryLines } from "./entry-lines.js";
import { entryProblems } from "./entry-problems.js";
import type { KnownDeviation } from "./known-deviation.js";
import deviationsSchema from "./known-deviations.schema.json" with { type: "json" };

/** Where the known deviations of a provider stand below a project's folder, and their counterexamples below that. */
export function deviationFiles(folder: string, provider: string) {
  const own = join("conformance", provider);
  return {
    /** As people are told of it. */
    name: join(own, "known-deviations.yaml").replaceAll("\\", "/"),
    list: join(folder, own, "known-deviations.yaml"),
    folder: join(folder, own),
    counterexamples: join(folder, own, "counterexamples"),
  };
}

/** What loading needs to know beside the files. */
export interface DeviationContext {
  /** The folder that holds `specs/` and `conformance/`. */
  readonly folder: string;
  readonly provider: Provider;
  /** Every case that there is on any target. */
  readonly caseNames: () => ReadonlySet<string>;
  readonly validate: DocumentValidator;
}

/** Loads the known deviations of a provider with their counterexamples; every problem in them is returned at once. */
export async function loadKnownDeviations(
  context: DeviationContext,
): Promise<Loaded<readonly KnownDeviation[]>> {
  const files = deviationFiles(context.folder, context.provider.name);
  const present = await counterexamplesIn(files.counterexamples);
  const list = await readList(files.list);
  if (list.kind === "broken") return list;
  const form = formatProblems(list.value, deviationsSchema as JsonObject, context.validate);
  if (form.length > 0) return { kind: "broken", problems: form };
  const entries = Array.isArray(list.value.value) ? list.value.value.filter(isJsonObject) : [];
  const lines = entryLines(list.value.text);
  const problems: Problem[] = [];
  const deviations: (KnownDeviation | undefined)[] = [];
  for (const [index, entry] of entries.entries()) {
    const file = textOf(entry, "counterexample");
    const read = await readCounterexample(join(files.folder, file), context);
    if (read.kind === "broken")
      problems.push(...read.problems.map((problem) => at(list.value, index, problem)));
    deviations.push(
      read.kind === "broken"
        ? undefined
        : {
            cases: casesOf(entry),
            breach: breachIn(entry),
            note: noteOf(entry, { file: files.name, lines: lines[index] ?? [1, 1] }),
            counterexample: read.value,
          },
    );
  }
  if (entries.length > 0) problems.push(...entryProblems(list.value, { entries, deviations, ...context }));
  problems.push(...orphans(present, entries, files));
  return problems.length > 0
    ? { kind: "broken", problems }
    : { kind: "loaded", value: deviations.filter((one) => one !== undefined) };
}

function noteOf(entry: JsonObject, where: Pick<DeviationNote, "file" | "lines">): DeviationNote {
  return {
    owner: textOf(entry, "owner"),
    reason: textOf(entry, "reason"),
    ...(entry["link"] === undefined ? {} : { link: textOf(entry, "link") }),
    since: textOf(entry, "since"),
    expires: textOf(entry, "expires"),
    ...where,
    counterexample: where.file.replace(/[^/]+$/, textOf(entry, "counterexample")),
  };
}

/** A missing file is told at the entry that names it; what is wrong inside a file, there. */
function at(list: SourceDocument, index: number, problem: Problem): Problem {
  if (problem.pointer !== undefined || problem.line !== undefined) return problem;
  return problemAt(
    list,
    pointerTo("", index, "counterexample"),
    `The counterexample is not there: ${problem.message} Put ${problem.document} back, or delete the entry.`,
  );
}

async function readList(path: string): Promise<Loaded<SourceDocument>> {
  const read = await readDocument(path);
  const isAbsent = read.kind === "broken" && read.problems.some(({ message }) => message.includes("ENOENT"));
  return isAbsent ? parseSource(path, "[]") : read;
}

/** Reads and checks one counterexample. */
export async function readCounterexample(
  path: string,
  { validate }: Pick<DeviationContext, "validate">,
): Promise<Loaded<Counterexample>> {
  const read = await readDocument(path);
  if (read.kind === "broken") return read;
  const problems = formatProblems(read.value, counterexampleSchema as JsonObject, validate);
  if (problems.length > 0) return { kind: "broken", problems };
  // It has the form of its schema, which is this type's.
  return { kind: "loaded", value: read.value.value as unknown as Counterexample };
}

function casesOf(entry: JsonObject): readonly string[] {
  return typeof entry["case"] === "string" ? [entry["case"]] : textsOf(entry, "case");
}

function breachIn(entry: JsonObject): Breach {
  const optional = (name: "promise" | "constraint" | "operation") =>
    entry[name] === undefined ? {} : { [name]: textOf(entry, name) };
  return {
    check: textOf(entry, "check"),
    ...optional("promise"),
    place: textOf(entry, "place"),
    ...optional("constraint"),
    ...optional("operation"),
    received: textOf(entry, "received"),
  };
}

async function counterexamplesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch {
    return [];
  }
}

/** A counterexample that no entry names would look like a guard and be none: it is never replayed. */
function orphans(
  present: readonly string[],
  entries: readonly JsonObject[],
  files: ReturnType<typeof deviationFiles>,
): Problem[] {
  const named = new Set<Json | undefined>(entries.map((entry) => entry["counterexample"]));
  return present
    .filter((name) => !named.has(`counterexamples/${name}`))
    .map((name) => ({
      document: join(files.counterexamples, name),
      message: `No entry of ${files.name} names this counterexample, so nothing replays it; delete it, or put the entry back.`,
    }));
}
