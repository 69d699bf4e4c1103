import { createRequire } from "node:module";
import type { Json, JsonObject } from "../core/json.js";
import type { Operation, Provider } from "../documents/model.js";

/** A documented answer, as Prism puts it together. */
export interface PrismAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the answer has no body. */
  readonly body?: Json;
  readonly mediaType?: string;
}

/** Which documented answer is wanted; what is left out Prism chooses. */
export interface AnswerChoice {
  readonly status?: string;
  readonly example?: string;
  readonly mediaType?: string;
}

/** What we let Prism do: judge request bodies, and put documented answers together. */
export interface Prism {
  /** What is wrong with a parsed body, or `undefined`. */
  readonly bodyFault: (operation: Operation, mediaType: string, body: Json) => string | undefined;
  /** `undefined` where the documents have no such answer. */
  readonly answer: (operation: Operation, choice: AnswerChoice) => PrismAnswer | undefined;
}

/**
 * Prism over the description of a provider. It takes most of a second to load, so it is loaded on first use.
 *
 * Its components are called one by one. Its router knows neither virtual hosts nor sub-resources, its
 * security check is content with any credential, and its reading of parameters coerces types: those parts
 * are the front's.
 */
export async function loadPrism(provider: Provider): Promise<Prism> {
  const { getHttpOperationsFromSpec, validateInput, mock } = components();
  const described = await getHttpOperationsFromSpec(asPrismReadsIt(provider.root));
  const resources = new Map(
    described.map((resource) => [`${resource.method.toUpperCase()} ${resource.path}`, judgingBodies(resource)]),
  );
  const resourceOf = (operation: Operation) => resources.get(`${operation.method} ${operation.path}`);
  // Answers depend on nothing but the choice, so each is put together once.
  const answers = new Map<string, PrismAnswer | undefined>();
  const negotiate = (operation: Operation, choice: AnswerChoice): PrismAnswer | undefined => {
    const resource = resourceOf(operation);
    if (resource === undefined) return undefined;
    const { status, example, mediaType } = choice;
    const result = mock({
      resource,
      input: { data: { ...anyRequest, headers: {} }, validations: [] },
      // Prism writes into the configuration that it is given: each call gets its own.
      config: {
        dynamic: false,
        ...(status === undefined ? {} : { code: Number(status) }),
        ...(example === undefined ? {} : { exampleKey: example }),
        ...(mediaType === undefined ? {} : { mediaTypes: [mediaType] }),
      },
    })(silentLogger);
    return result._tag === "Left" ? undefined : answerOf(result.right);
  };
  return {
    bodyFault: (operation, mediaType, body) => {
      const resource = resourceOf(operation);
      // Prism takes every falsy body for a missing one; whether one is missing the front has seen.
      if (resource === undefined || !body) return undefined;
      const headers = { "content-type": mediaType };
      const result = validateInput({
        resource,
        element: { ...anyRequest, headers, body },
      });
      return result._tag === "Left" ? result.left.map(({ message }) => message).join("; ") : undefined;
    },
    answer: (operation, choice) => {
      const key = JSON.stringify([operation.id, choice.status, choice.example, choice.mediaType]);
      if (!answers.has(key)) answers.set(key, negotiate(operation, choice));
      return answers.get(key);
    },
  };
}

/** Routing is done and parameters are judged, so Prism need not know where the request went. */
const anyRequest = { method: "get", url: { path: "/" } } as const;

type OperationsModule = typeof import("@stoplight/prism-http/dist/utils/operations.js", {
  with: { "resolution-mode": "require" },
});
type ValidatorModule = typeof import("@stoplight/prism-http/dist/validator/index.js", {
  with: { "resolution-mode": "require" },
});
type MockerModule = typeof import("@stoplight/prism-http/dist/mocker/index.js", {
  with: { "resolution-mode": "require" },
});
type PrismOperation = Awaited<ReturnType<OperationsModule["getHttpOperationsFromSpec"]>>[number];
type PrismLogger = Parameters<ReturnType<MockerModule["default"]>>[0];

function components() {
  const load = createRequire(import.meta.url);
  const { getHttpOperationsFromSpec }: OperationsModule = load("@stoplight/prism-http/dist/utils/operations.js");
  const { validateInput }: ValidatorModule = load("@stoplight/prism-http/dist/validator/index.js");
  const { default: mock }: MockerModule = load("@stoplight/prism-http/dist/mocker/index.js");
  return { getHttpOperationsFromSpec, validateInput, mock };
}

/**
 * The description as Prism must be given it: a copy, because Prism dereferences in place, and one that names
 * the dialect of its normalised schemas, because Prism takes every body for valid under a dialect that it
 * does not know.
 */
function asPrismReadsIt(root: JsonObject): object {
  return {
    ...structuredClone(root),
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  };
}

/** The operation without its parameters: the front reads and judges those. */
function judgingBodies(resource: PrismOperation): PrismOperation {
  const { body } = resource.request ?? {};
  return { ...resource, request: body === undefined ? {} : { body } };
}

function answerOf(output: {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}): PrismAnswer {
  const headers = Object.entries(output.headers ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const mediaType = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const named = headers.filter(([name]) => name.toLowerCase() !== "content-type");
  // An example is part of a parsed document, so it is JSON.
  const body = output.body as Json | undefined;
  return {
    status: output.statusCode,
    headers: Object.fromEntries(named.map(([name, value]) => [name, String(value)])),
    ...(body === undefined ? {} : { body }),
    ...(body === undefined || typeof mediaType !== "string" ? {} : { mediaType }),
  };
}

const silent = () => undefined;
// Of a logger Prism calls these methods alone.
const silentLogger = {
  child: (): unknown => silentLogger,
  success: silent,
  info: silent,
  warn: silent,
  error: silent,
  debug: silent,
} as unknown as PrismLogger;
