import { type Exchange, headerOf } from "../core/exchange.js";
import { isJsonObject } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import { referredWord } from "../documents/crud/referring-places.js";
import type { Operation, Provider } from "../documents/model.js";
import type { ExistingThings } from "./existing-things.js";
import { namesNothingKnown } from "./names-nothing-known.js";

/** Refusals that hang on what exists already, whatever the request says. */
const hangsOnState = new Set([402, 409, 410, 412, 423, 424, 428]);

/**
 * Why an answer to a valid request shows nothing; undefined where it counts.
 *
 * Where nobody wrote a profile, a refusal may be right for reasons that the description does not tell: a name is
 * taken, a right is lacking, something that the request refers to does not exist.
 */
export function whyNothingShown(
  { provider, existing }: { readonly provider: Provider; readonly existing: ExistingThings },
  operation: Operation,
  { value, exchange }: { readonly value: RequestValue; readonly exchange: Exchange },
): string | undefined {
  const isExisting = (name: string) => existing.has(value.path[name]);
  const unknown = namesNothingKnown(provider, operation, { exchange, isExisting });
  if (unknown !== undefined || provider.profile.isImplied !== true) return unknown;
  const status = exchange.response?.status ?? 0;
  if (hangsOnState.has(status))
    return `refused with ${status}: it hangs on what exists, which no document tells`;
  if (status === 403 && operation.security.length > 0)
    return "refused with 403: the credential may lack a right that no document tells";
  const references = [400, 403, 404, 422].includes(status) ? freeReferences(value, existing) : [];
  if (references.length > 0)
    return `refused with ${status}: nothing is known to exist under a generated ${references.join(", ")}`;
  return sameElsewhere(exchange);
}

/** Members and parameters that look like references, and name nothing that the run made. */
function freeReferences(value: RequestValue, existing: ExistingThings): string[] {
  const body = value.body?.kind === "value" && isJsonObject(value.body.value) ? value.body.value : {};
  return [...Object.entries(body), ...Object.entries(value.query)]
    .filter(([name, sent]) => refers(name) && sent !== undefined && !existing.has(sent))
    .map(([name]) => name);
}

function refers(name: string): boolean {
  return referredWord(name.replace(/s$/, "")) !== undefined;
}

/** A redirect to the same path with or without its last slash, or to the same on another origin. */
function sameElsewhere({ request, response }: Exchange): string | undefined {
  if (response === undefined || ![301, 302, 307, 308].includes(response.status)) return undefined;
  const location = headerOf(response.headers, "location");
  if (location === undefined || !URL.canParse(location, `${request.origin}${request.path}`)) return undefined;
  const target = new URL(location, `${request.origin}${request.path}`).pathname;
  const asked = new URL(request.path, request.origin).pathname;
  return target.replace(/\/$/, "") === asked.replace(/\/$/, "")
    ? `redirected with ${response.status} to ${location}: --url or a path of the description differs from it`
    : undefined;
}
