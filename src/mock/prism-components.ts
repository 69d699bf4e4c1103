import { createRequire, Module } from "node:module";
import type mocker from "@stoplight/prism-http/dist/mocker/index.js";
import type { getHttpOperationsFromSpec } from "@stoplight/prism-http/dist/utils/operations.js";
import type { validateInput } from "@stoplight/prism-http/dist/validator/index.js";
import type { JsonObject } from "../core/json.js";

/** An operation as Prism has it. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

type PrismLogger = Parameters<ReturnType<typeof mocker.default>>[0];

/** The parts of Prism that are used, one by one. */
export interface PrismComponents {
  readonly getHttpOperationsFromSpec: typeof getHttpOperationsFromSpec;
  readonly validateInput: typeof validateInput;
  readonly mock: typeof mocker.default;
}

/** Loads the parts of Prism: on first use, because that takes most of half a second. */
export function prismComponents(): PrismComponents {
  const load = createRequire(import.meta.url);
  return withoutLocales(load, () => ({
    getHttpOperationsFromSpec: load(`${folder}/utils/operations.js`).getHttpOperationsFromSpec,
    validateInput: load(`${folder}/validator/index.js`).validateInput,
    mock: load(`${folder}/mocker/index.js`).default,
  }));
}

const folder = "@stoplight/prism-http/dist";

/**
 * Loads while Prism's source of made-up values is English only.
 *
 * No answer of ours is made up, and to load that source's sixty locales takes longer than all the rest of
 * Prism. Whoever else asks for it afterwards gets all of it.
 */
function withoutLocales<Loaded>(load: NodeJS.Require, loading: () => Loaded): Loaded {
  const faker = createRequire(load.resolve(`${folder}/mocker/index.js`));
  const path = faker.resolve("@faker-js/faker");
  if (load.cache[path] !== undefined) return loading();
  load.cache[path] = Object.assign(new Module(path), {
    exports: faker("@faker-js/faker/locale/en"),
    loaded: true,
  });
  try {
    return loading();
  } finally {
    delete load.cache[path];
  }
}

/**
 * The description as Prism must be given it: a copy, because Prism dereferences in place, and one that names
 * the dialect of its normalised schemas, because Prism takes every body for valid under a dialect that it
 * does not know.
 */
export function asPrismReadsIt(root: JsonObject): object {
  return {
    ...structuredClone(root),
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  };
}

/** The operation without its parameters: the front reads and judges those. */
export function judgingBodies(resource: PrismOperation): PrismOperation {
  const { body } = resource.request ?? {};
  return { ...resource, request: body === undefined ? {} : { body } };
}

const silent = () => undefined;
/** A logger that says nothing. */
// Of a logger Prism calls these methods alone, so the rest of its type may be missing.
export const silentLogger = {
  child: (): unknown => silentLogger,
  success: silent,
  info: silent,
  warn: silent,
  error: silent,
  debug: silent,
} as unknown as PrismLogger;
