import type { Provider } from "../documents/model.js";
import { headerSecrets, passwordIn } from "../exchange/redaction/header-secrets.js";
import { createRedactor, type NamedSecret, type Redactor } from "../exchange/redactor.js";
import { allSecrets } from "./all-secrets.js";
import type { RunOptions } from "./run-options.js";
import { describedSecretNames } from "./secret-places.js";

/** Masks what is secret in one provider's run: credentials, what the environment supplied, headers of the user's. */
export function runRedactor(
  provider: Provider,
  options: Pick<RunOptions, "target" | "environment" | "run" | "headers">,
): Redactor {
  return createRedactor(
    [...allSecrets(provider, options).flatMap(withPassword), ...headerSecrets(options.headers)],
    describedSecretNames(provider),
  );
}

/** HTTP Basic may take user name and password as one: the password is a secret alone, too. */
function withPassword(secret: NamedSecret): NamedSecret[] {
  const password = passwordIn(secret.value);
  const isPart = secret.onlyWhole !== true && password !== secret.value;
  return isPart ? [secret, { name: "password", value: password }] : [secret];
}
