import type { OperationData } from "./api-data.js";
import type { ClientContext } from "./client-context.js";
import type { AnswerData } from "./read-answer.js";
import { brokenByAnswer, brokenByRequest, type RequestContent } from "./validate-message.js";
import { ValidationError } from "./validation-error.js";

/** Throws where a request breaks its description. */
export async function refuseBrokenRequest(
  context: ClientContext,
  operation: OperationData,
  content: RequestContent,
): Promise<void> {
  const validators = (await context.validators())[operation.id];
  const broken = validators === undefined ? [] : brokenByRequest(validators, content);
  if (broken.length > 0) throw new ValidationError(operation.id, "request", broken);
}

/** Throws where an answer breaks its description. */
export async function refuseBrokenAnswer(
  context: ClientContext,
  operation: OperationData,
  { response, answer }: { readonly response: Response; readonly answer: AnswerData | undefined },
): Promise<void> {
  const validators = (await context.validators())[operation.id];
  const broken = validators === undefined ? [] : brokenByAnswer(operation, validators, response, answer);
  if (broken.length > 0) throw new ValidationError(operation.id, "response", broken, response.status);
}
