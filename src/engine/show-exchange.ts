import type { Exchange, Header } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { curlOf } from "../exchange/curl-of.js";
import type { Recipe } from "./counterexample/recipe.js";
import type { ShownFinding, ShownRequest, ShownResponse } from "./outcome.js";

/** Longer bodies are cut for people. */
const longestBody = 4_000;

/** Masks every secret of a run in a text. */
export type Redact = (text: string) => string;

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

/** What sends a finding again, secrets masked where no reference stands for them. */
function showRecipe(recipe: Recipe, redact: Redact): Recipe {
  // Texts alone change: the form stays what it is.
  return showObject(recipe as unknown as JsonObject, redact) as unknown as Recipe;
}

/** A finding with what shows it, secrets masked. */
export function showFinding(
  finding: Finding,
  shown: Shown,
  { redact, keepsRecipe }: { readonly redact: Redact; readonly keepsRecipe: boolean },
): ShownFinding {
  const { exchange, document = "", operation, sequence } = shown;
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
      : showExchange(exchange, redact)),
    ...(operation === undefined ? {} : { operation }),
    ...(sequence === undefined ? {} : showSequence(sequence, redact)),
    ...(recipe === undefined ? {} : { recipe: showRecipe(recipe, redact) }),
  };
}

function showSequence(
  { inputs, steps }: ShownSequence,
  redact: Redact,
): Required<Pick<ShownFinding, "inputs" | "steps">> {
  return {
    inputs: showObject(inputs, redact),
    steps: steps.map(({ step, exchange, times }) => ({
      step,
      ...showExchange(exchange, redact),
      ...(times === 1 ? {} : { times }),
    })),
  };
}

/** An exchange, secrets masked. */
export function showExchange(
  exchange: Exchange,
  redact: Redact,
): Pick<ShownFinding, "request" | "response" | "curl"> {
  const { request, response } = exchange;
  return {
    request: showRequest(exchange, redact),
    ...(response === undefined ? {} : { response: showResponse(response, redact) }),
    curl: curlOf(request, redact),
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

function showRequest({ request }: Exchange, redact: Redact): ShownRequest {
  return {
    method: request.method,
    url: redact(`${request.origin}${request.path}`),
    headers: showHeaders(request.headers, redact),
    ...(request.body === undefined ? {} : { body: showBody(request.body, redact) }),
  };
}

function showResponse(response: NonNullable<Exchange["response"]>, redact: Redact): ShownResponse {
  return {
    status: response.status,
    headers: showHeaders(response.headers, redact),
    body: showBody(response.body, redact),
    durationMs: Math.round(response.durationMs),
  };
}

function showHeaders(headers: readonly Header[], redact: Redact): Header[] {
  return headers.map(([name, value]) => [name, redact(value)] as const);
}

/** Masks before cutting, so that no half of a secret stays at the cut. */
function showBody(bytes: Uint8Array, redact: Redact): string {
  const text = redact(new TextDecoder().decode(bytes));
  return text.length > longestBody ? `${text.slice(0, longestBody)}… (${bytes.length} bytes in all)` : text;
}
