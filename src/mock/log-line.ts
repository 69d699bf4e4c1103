import type { WireRequest } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import type { MockAnswer } from "./answer-writer.js";
import { knownAccounts } from "./known-accounts.js";

/**
 * Writes one line for each answer: method, path, status, operation.
 *
 * Headers, bodies and the values of query members, which may hold a credential, stay out of it; a known
 * credential in a path is masked.
 */
export function logLineWriter(provider: Provider, write: (line: string) => void) {
  const secrets = knownAccounts(provider.profile).flatMap(({ secrets: schemes }) =>
    [...schemes.values()].flatMap((parts) => Object.values(parts)),
  );
  return (request: WireRequest, answer: MockAnswer): void => {
    const [path = "", query] = request.path.split("?", 2);
    const names = query?.split("&").map((member) => member.split("=", 1)[0]);
    const target = names === undefined ? path : `${path}?${names.join("&")}`;
    const masked = secrets.reduce(
      (text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")),
      target,
    );
    const operation = answer.operation === undefined ? "" : ` ${answer.operation}`;
    write(`${request.method} ${masked} ${answer.status}${operation}`);
  };
}
