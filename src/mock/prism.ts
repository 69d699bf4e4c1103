import type { Json } from "../core/json.js";
import type { Operation, Provider } from "../documents/model.js";
import {
  asPrismReadsIt,
  judgingBodies,
  type PrismComponents,
  type PrismOperation,
  prismComponents,
  silentLogger,
} from "./prism-components.js";

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
 * Prism over the description of a provider.
 *
 * Its components are called one by one. Its router knows neither virtual hosts nor sub-resources, its
 * security check is content with any credential, and its reading of parameters coerces types: those parts
 * are the front's.
 */
export async function loadPrism(provider: Provider): Promise<Prism> {
  const components = prismComponents();
  const described = await components.getHttpOperationsFromSpec(asPrismReadsIt(provider.root));
  const resources = new Map(
    described.map((resource) => [
      `${resource.method.toUpperCase()} ${resource.path}`,
      judgingBodies(resource),
    ]),
  );
  const resourceOf = (operation: Operation) => resources.get(`${operation.method} ${operation.path}`);
  // Answers depend on nothing but the choice, so each is put together once.
  const answers = new Map<string, PrismAnswer | undefined>();
  return {
    bodyFault: (operation, mediaType, body) => {
      const resource = resourceOf(operation);
      return resource === undefined ? undefined : judge(components, resource, { mediaType, body });
    },
    answer: (operation, choice) => {
      const resource = resourceOf(operation);
      if (resource === undefined) return undefined;
      const key = JSON.stringify([operation.id, choice.status, choice.example, choice.mediaType]);
      if (!answers.has(key)) answers.set(key, negotiate(components, resource, choice));
      return answers.get(key);
    },
  };
}

/** Routing is done and parameters are judged, so Prism need not know where the request went. */
const anyRequest = { method: "get", url: { path: "/" } } as const;

function judge(
  { validateInput }: PrismComponents,
  resource: PrismOperation,
  { mediaType, body }: { readonly mediaType: string; readonly body: Json },
): string | undefined {
  // Prism takes every falsy body for a missing one; whether one is missing the front has seen.
  if (!body) return undefined;
  const element = { ...anyRequest, headers: { "content-type": mediaType }, body };
  const result = validateInput({ resource, element });
  return result._tag === "Left" ? result.left.map(({ message }) => message).join("; ") : undefined;
}

function negotiate(
  { mock }: PrismComponents,
  resource: PrismOperation,
  { status, example, mediaType }: AnswerChoice,
): PrismAnswer | undefined {
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
}

function answerOf(output: {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}): PrismAnswer {
  const headers = Object.entries(output.headers ?? {}).filter(
    ([, value]) => value !== null && value !== undefined,
  );
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
