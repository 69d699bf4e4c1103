import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Json, JsonObject } from "../../src/core/json.js";
import { validateDocument } from "../../src/schema/validate-document.js";
import caseSchema from "./case.schema.json" with { type: "json" };

/** A case as README.md describes it. */
export interface ConformanceCase {
  /** Its path below `cases/`, without the extension. */
  readonly name: string;
  readonly says: string;
  readonly basis: "specification" | "reading";
  readonly documents: Readonly<Record<string, JsonObject>>;
  readonly descriptions?: Readonly<Record<string, JsonObject>>;
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly exchanges?: readonly RecordedExchange[];
  readonly expect: ExpectedTrace | { readonly problems: readonly string[] };
}

/** A request that the runner must send, and what it is answered. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers?: Readonly<Record<string, string | null>>;
    readonly body?: Json;
    readonly text?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Json;
    readonly text?: string;
  };
}

/** What a run must come to. */
export interface ExpectedTrace {
  readonly steps: readonly { readonly step: string; readonly succeeded: boolean; readonly action?: string }[];
  readonly outputs?: Readonly<Record<string, Json>>;
  readonly waits?: readonly number[];
  readonly ended: "completed" | "failed";
}

const folder = fileURLToPath(new URL("cases", import.meta.url));

/** Every case, sorted by name; one that does not have the form of a case is our own bug. */
export async function readCases(): Promise<ConformanceCase[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\/.*\.yaml$/.test(file));
  return Promise.all(files.toSorted().map(readCase));
}

/** The description that every case may use. */
export async function readLibrary(): Promise<JsonObject> {
  return parse(await readFile(join(folder, "library.openapi.yaml"), "utf8"));
}

async function readCase(file: string): Promise<ConformanceCase> {
  const content: Json = parse(await readFile(join(folder, file), "utf8"));
  const faults = validateDocument(caseSchema as JsonObject, content);
  if (faults.length > 0) throw new Error(`${file}: ${JSON.stringify(faults, null, 2)}`);
  // The schema has just said so.
  const members = content as unknown as Omit<ConformanceCase, "name">;
  return { name: file.replace(/\.yaml$/, ""), ...members };
}
