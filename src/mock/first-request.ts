import type { Provider } from "../documents/model.js";
import { curlOf } from "../exchange/curl-of.js";
import { signedRequest, validRequests } from "./self-test-requests.js";

/** A documented request that makes something, as a command for a shell; undefined where there is none. */
export function firstRequest(provider: Provider, url: string, now: Date): string | undefined {
  const [kind] = provider.profile.mock.state.resources;
  const operation = provider.operations.find(({ id }) => kind?.create.operations.includes(id));
  const value = operation && validRequests(provider, operation)[0]?.value;
  if (operation === undefined || value === undefined) return undefined;
  const request = signedRequest(provider, operation, { value, now, url });
  return request === undefined ? undefined : curlOf(request, (text) => text);
}
