import type { DecodedBody } from "../../checks/observation.js";
import type { Exchange } from "../../core/exchange.js";
import type { Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import { createdResources } from "../created-resources.js";
import type { Fate } from "../ledger.js";
import { bodyOf, documentedResponse, mediaOf } from "../observe.js";
import { identifiersOf } from "./identifiers-of.js";
import type { CreatingRequest } from "./intent-of.js";

/** What an exchange says of its creation, with the resource where the answer tells it. */
export function fateOf(
  provider: Provider,
  { operation, value, account }: CreatingRequest,
  exchange: Exchange,
): { readonly fate: Fate; readonly made?: CreatedResource } {
  const { response, failure } = exchange;
  if (failure?.kind === "refused" || failure?.kind === "unresolved" || failure?.kind === "aborted")
    return { fate: { is: "nothing" } };
  if (response !== undefined && response.status >= 400 && response.status < 500)
    return { fate: { is: "nothing" } };
  const body = readBody({ operation, value, account }, exchange);
  const [told] = createdResources(provider, operation, value, exchange, body) ?? [];
  if (told === undefined)
    return {
      fate: { is: "unknown", because: doubtOf(exchange), ...(failure === undefined ? {} : { isLost: true }) },
    };
  const made: CreatedResource = account === "second" ? { ...told, account } : told;
  return { fate: { is: "made", id: made.id, ...identifiersOf(provider, made) }, made };
}

function doubtOf({ response, failure }: Exchange): string {
  if (failure !== undefined) return failure.message;
  const status = response?.status ?? 0;
  return status < 300 ? "the answer does not identify what was created" : `it was answered ${status}`;
}

function readBody(
  { operation }: Pick<CreatingRequest, "operation" | "value" | "account">,
  exchange: Exchange,
): DecodedBody {
  const status = exchange.response?.status;
  const documented = status === undefined ? undefined : documentedResponse(operation, status);
  return bodyOf(exchange, mediaOf(documented, exchange));
}
