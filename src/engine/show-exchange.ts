import type { Exchange, Header } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { curlOf } from "../exchange/curl-of.js";
import type { Redactor } from "../exchange/redactor.js";
import type { Recipe } from "./counterexample/recipe.js";
import { standIn } from "./counterexample/stand-in.js";
import { learnSecrets } from "./learn-secrets.js";
import type { ShownFinding, ShownRequest, ShownResponse } from "./outcome.js";

/** Longer bodies are cut for people. */
const longestBody = 4_000;

type Redact = (text: string) => string;

/** What shows a finding. */
export interface Shown {
  /** Absent where nothing was sent. */
  readonly exchange?: Exchange;
  /** What is named in place of an exchange. */
  readonly document?: string;
  readonly operation?: string;
  readonly sequence?: ShownSequence;
  /** What sends it again. */
  readonly recipe?: () => Recipe;
}

/** What led to a finding. */
export interface ShownSequence {
  readonly inputs: JsonObject;
  readonly steps: readonly {
    readonly step: string;
    readonly exchange: Exchange;
    readonly times: number;
  }[];
}

/**
 * What sends a finding again. Where no reference stands for what was supplied, that is masked; what was invented as a
 * secret has a stand-in that looks alike, for a mask would not be sent the same way.
 */
function showRecipe(recipe: Recipe, redactor: Redactor, secrets: readonly string[]): Recipe {
  const long = [...new Set(secrets)].filter((secret) => redactor.text(secret) !== secret);
  const show = (text: string) =>
    redactor.text(text) === "***"
      ? standIn(redactor.supplied(text))
      : long.reduce((shown, secret) => shown.replaceAll(secret, standIn(secret)), redactor.supplied(text));
  // Texts alone change: the form stays what it is.
  return showObject(recipe as unknown as JsonObject, show) as unknown as Recipe;
}

/** A finding with what shows it, secrets masked. */
export function showFinding(
  finding: Finding,
  shown: Shown,
  { redactor, keepsRecipe }: { readonly redactor: Redactor; readonly keepsRecipe: boolean },
): ShownFinding {
  const { exchange, document = "", operation, sequence } = shown;
  const exchanges = [
    ...(exchange === undefined ? [] : [exchange]),
    ...(sequence?.steps ?? []).map((step) => step.exchange),
  ];
  const secrets = exchanges.flatMap((one) => learnSecrets(redactor, one));
  const redact = withoutShortSecrets(redactor.text, secrets);
  const recipe = keepsRecipe && finding.severity === "violation" ? shown.recipe?.() : undefined;
  return {
    ...finding,
    message: redact(finding.message),
    expected: redact(finding.expected),
    received: redact(finding.received),
    ...(finding.gist === undefined ? {} : { gist: redact(finding.gist) }),
    at: redact(finding.at),
    ...(exchange === undefined
      ? { request: { method: "", url: document, headers: [] }, curl: "" }
      : showExchange(exchange, redactor)),
    ...(operation === undefined ? {} : { operation }),
    ...(sequence === undefined ? {} : showSequence(sequence, redactor)),
    ...(recipe === undefined ? {} : { recipe: showRecipe(recipe, redactor, secrets) }),
  };
}

/** Also masks what is too short to be looked for everywhere, where a text quotes it as a whole. */
function withoutShortSecrets(redact: Redact, secrets: readonly string[]): Redact {
  const quoted = [...new Set(secrets)]
    .map((secret) => JSON.stringify(secret))
    .filter((text) => text !== '"***"');
  return (text) => quoted.reduce((shown, secret) => shown.replaceAll(secret, '"***"'), redact(text));
}

function showSequence(
  { inputs, steps }: ShownSequence,
  redactor: Redactor,
): Required<Pick<ShownFinding, "inputs" | "steps">> {
  return {
    inputs: showObject(inputs, redactor.text),
    steps: steps.map(({ step, exchange, times }) => ({
      step,
      ...showExchange(exchange, redactor),
      ...(times === 1 ? {} : { times }),
    })),
  };
}

/** An exchange, secrets masked. */
export function showExchange(
  exchange: Exchange,
  redactor: Redactor,
): Pick<ShownFinding, "request" | "response" | "curl"> {
  const { request, response } = exchange;
  return {
    request: showRequest(exchange, redactor),
    ...(response === undefined ? {} : { response: showResponse(response, redactor) }),
    curl: curlOf(request, redactor.text),
  };
}

function showObject(object: JsonObject, redact: Redact): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      value === undefined ? undefined : showValue(value, redact),
    ]),
  );
}

function showValue(value: Json, redact: Redact): Json {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => showValue(item, redact));
  return isJsonObject(value) ? showObject(value, redact) : value;
}

function showRequest({ request }: Exchange, redactor: Redactor): ShownRequest {
  return {
    method: request.method,
    url: redactor.text(`${request.origin}${request.path}`),
    headers: showHeaders(request.headers, redactor),
    ...(request.body === undefined ? {} : { body: showBody(request.body, redactor) }),
  };
}

function showResponse(response: NonNullable<Exchange["response"]>, redactor: Redactor): ShownResponse {
  return {
    status: response.status,
    headers: showHeaders(response.headers, redactor),
    body: showBody(response.body, redactor),
    durationMs: Math.round(response.durationMs),
  };
}

function showHeaders(headers: readonly Header[], redactor: Redactor): Header[] {
  return headers.map((header) => [header[0], redactor.header(header)] as const);
}

function showBody(bytes: Uint8Array, redactor: Redactor): string {
  const text = redactor.body(bytes, longestBody);
  return bytes.length > longestBody ? `${text}… (${bytes.length} bytes in all)` : text;
}
