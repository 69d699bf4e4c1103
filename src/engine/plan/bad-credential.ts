import type { SecurityScheme } from "../../documents/model.js";
import { type BadCredential, badCredentials } from "../../exchange/bad-credentials.js";
import { seededRandom } from "../seeded-random.js";
import type { Session } from "../session.js";

/** The bad credentials of a scheme, always the same ones. */
export function badCredentialsOf(
  scheme: SecurityScheme,
  secrets: Readonly<Record<string, string>>,
): readonly BadCredential[] {
  const random = seededRandom(1, scheme.name);
  return badCredentials(scheme, secrets, () => random.nextDouble());
}

/** One bad credential; undefined where the scheme or its secrets are not known. */
export function badCredentialNamed(
  { provider, authority }: Pick<Session, "provider" | "authority">,
  { scheme, name }: { readonly scheme: string; readonly name: string },
): BadCredential | undefined {
  const described = provider.securitySchemes.get(scheme);
  const secrets = authority.secretsOf(scheme);
  if (described === undefined || secrets === undefined) return undefined;
  return badCredentialsOf(described, secrets).find((bad) => bad.name === name);
}
