import type { Middleware } from "openapi-fetch";
import { CallError } from "./call-error.js";
import type { Call } from "./client-context.js";
import { type AnswerData, readAnswer } from "./read-answer.js";
import { brokenByAnswer } from "./validate-message.js";
import { ValidationError } from "./validation-error.js";

/** What happens at the edges of one exchange: the signature before it, the reading of the answer after it. */
export interface ExchangeMiddleware {
  readonly middleware: Middleware;
  /** The response as it came and what was read of it, where the given one is our rewriting of it. */
  readonly answered: (response: Response) => Answered;
}

/** A response with the data that was read from it, if any was. */
export interface Answered {
  readonly response: Response;
  readonly answer?: AnswerData;
}

/** Signs the finished request of a call, and hands openapi-fetch the answer's data as JSON, which it reads. */
export function exchangeMiddleware(call: Call): ExchangeMiddleware {
  const originals = new WeakMap<Response, Answered>();
  const middleware: Middleware = {
    onRequest: ({ request }) => {
      sign(call, request);
    },
    onResponse: async ({ response }) => {
      const answer = await answerOf(call, response);
      await refuseBrokenAnswer(call, response, answer);
      if (answer === undefined) return undefined;
      const rewritten = asJson(response, answer);
      originals.set(rewritten, { response, answer });
      return rewritten;
    },
  };
  return { middleware, answered: (response) => originals.get(response) ?? { response } };
}

function sign({ context, operation, content, credentials }: Call, request: Request): void {
  if (credentials.signature === undefined) return;
  const { data, credential } = credentials.signature;
  if (context.sign === undefined)
    throw new CallError(
      operation.id,
      "the client was generated without request signatures; generate it again.",
    );
  const variable = data.virtualHostVariable;
  const host = variable === undefined ? undefined : content.parameters.server[variable];
  const signed = context.sign(
    {
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      ...(typeof host === "string" ? { virtualHost: host } : {}),
      now: context.options.now?.() ?? new Date(),
    },
    credential,
    data,
  );
  for (const [name, value] of Object.entries(signed)) request.headers.set(name, value);
}

/** The data of an answer, or nothing where the caller reads the body in another way. */
async function answerOf(
  { context, operation, init }: Call,
  response: Response,
): Promise<AnswerData | undefined> {
  if (response.ok && (init.parseAs ?? "json") !== "json") return undefined;
  return readAnswer(operation, response, await response.text(), context.codec);
}

async function refuseBrokenAnswer(call: Call, response: Response, answer: AnswerData | undefined) {
  const { context, operation, init } = call;
  if (!(init.validate?.responses ?? context.options.validate?.responses)) return;
  const validators = (await context.validators())[operation.id];
  const broken = validators === undefined ? [] : brokenByAnswer(operation, validators, response, answer);
  if (broken.length > 0) throw new ValidationError(operation.id, "response", broken, response.status);
}

function asJson(response: Response, { value }: AnswerData): Response {
  const headers = new Headers(response.headers);
  const text = value === undefined ? null : JSON.stringify(value);
  // The length tells openapi-fetch whether there is a body; the one that came may be of another coding.
  if (text === null) headers.set("content-length", "0");
  else headers.delete("content-length");
  return new Response(text, { status: response.status, statusText: response.statusText, headers });
}
