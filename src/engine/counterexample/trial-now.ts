import type { WireRequest } from "../../core/exchange.js";
import type { Operation } from "../../documents/model.js";
import type { Trial } from "../case.js";
import { badCredentialNamed } from "../plan/bad-credential.js";
import type { Session } from "../session.js";
import type { RequestRecipe, Rewritten } from "./recipe.js";
import { requestNow } from "./resolver.js";
import { restoreBytes } from "./stored-bytes.js";
import { type Resolve, textFrom } from "./template.js";

/**
 * The trial that a recipe describes; a text is the reason why there is none now.
 *
 * @throws UnresolvedReference
 */
export function trialNow(
  session: Pick<Session, "provider" | "authority">,
  operation: Operation,
  recipe: RequestRecipe,
  resolve: Resolve,
): Trial | string {
  const { expectation, method, rewritten, credential } = recipe;
  const bad = credential === undefined ? undefined : badCredentialNamed(session, credential);
  if (credential !== undefined && bad === undefined)
    return `there is no credential "${credential.name}" of security scheme ${credential.scheme} here`;
  return {
    value: requestNow(session, operation, recipe.value, resolve),
    expectation,
    ...(method === undefined ? {} : { method }),
    ...(rewritten === undefined ? {} : { rewrite: (request) => rewrite(request, rewritten, resolve) }),
    ...(bad === undefined
      ? {}
      : {
          credential: (request: WireRequest, now: Date) => bad.apply(request, now),
          badCredential: credential,
        }),
  } as Trial; // a member that is absent is not there
}

function rewrite(
  request: WireRequest,
  { headers, withoutHeaders, body }: Rewritten,
  resolve: Resolve,
): WireRequest {
  const gone = new Set(
    [...withoutHeaders, ...headers.map(([name]) => name)].map((name) => name.toLowerCase()),
  );
  const { body: plain, ...rest } = request;
  const bytes =
    body === undefined
      ? plain
      : body === null
        ? undefined
        : restoreBytes(body, (text) => textFrom(text, resolve));
  return {
    ...rest,
    headers: [
      ...request.headers.filter(([name]) => !gone.has(name.toLowerCase())),
      ...headers.map(([name, value]) => [name, textFrom(value, resolve)] as const),
    ],
    ...(bytes === undefined ? {} : { body: bytes }),
  };
}
