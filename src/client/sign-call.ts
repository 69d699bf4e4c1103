import { CallError } from "./call-error.js";
import type { Call } from "./client-context.js";

/** Signs the finished request of a call, where its credentials are a signature. */
export async function signCall(
  { context, operation, content, credentials }: Call,
  request: Request,
): Promise<void> {
  if (credentials.signature === undefined) return;
  const { data, credential } = credentials.signature;
  if (context.sign === undefined)
    throw new CallError(
      operation.id,
      "the client was generated without request signatures; generate it again.",
    );
  const variable = data.virtualHostVariable;
  const host = variable === undefined ? undefined : content.parameters.server[variable];
  const signed = await context.sign(
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
