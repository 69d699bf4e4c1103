import type { OperationData } from "./api-data.js";
import type { ClientContext } from "./client-context.js";
import { type Middleware, sendThrough } from "./middleware.js";
import { bodyAs } from "./parse-as.js";
import { type Called, type PreparedCall, prepareCall } from "./prepare-call.js";
import { readAnswer } from "./read-answer.js";
import { resultOf, type UntypedResult } from "./result-of.js";
import { signCall } from "./sign-call.js";

/** Calls an operation: writes the request, sends it through the middlewares and reads what comes back. */
export async function callOperation(
  context: ClientContext,
  middlewares: readonly Middleware[],
  { operation, ...called }: Called & { readonly operation: OperationData },
): Promise<UntypedResult> {
  const prepared = await prepareCall(context, operation, called);
  try {
    return await resultFor(prepared, await answerTo(prepared, middlewares));
  } catch (cause) {
    throw prepared.connection.failureOf(cause);
  }
}

function answerTo({ call, request, connection }: PreparedCall, middlewares: readonly Middleware[]) {
  const told = {
    request,
    schemaPath: call.path,
    params: call.init.params ?? {},
    operation: call.operation.id,
    id: crypto.randomUUID(),
  };
  return sendThrough(middlewares, told, async (finished) => {
    await signCall(call, finished);
    return connection.fetch(finished);
  });
}

async function resultFor({ call, request }: PreparedCall, response: Response): Promise<UntypedResult> {
  const { operation, context, init } = call;
  const as = init.parseAs ?? "json";
  const isRaw = response.ok && as !== "json";
  const answer = isRaw
    ? undefined
    : await readAnswer(operation, response, await response.text(), context.codec);
  if (init.validate?.responses ?? context.options.validate?.responses) {
    const { refuseBrokenAnswer } = await import("./validate-call.js");
    await refuseBrokenAnswer(context, operation, { response, answer });
  }
  const body = isRaw ? await bodyAs(response, as) : answer?.value;
  return resultOf(operation, response, { answer: request.method === "HEAD" ? undefined : answer, body });
}
