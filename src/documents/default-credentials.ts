import { createHash } from "node:crypto";
import type { SecurityScheme } from "./model.js";
import type { Profile, Supplied } from "./profile.js";

type Account = Profile["credentials"]["first"];

/**
 * An account with a credential for every security scheme: where the profile says nothing of one, the
 * environment may supply it, under the names of the provider and the scheme, such as `ACME_API_KEY`.
 *
 * So a description without a profile can be tested as well: the mock takes the values that are made up here,
 * and on live the operations that need an absent credential are skipped by its name.
 */
export function withDefaultCredentials(
  account: Account,
  provider: string,
  schemes: ReadonlyMap<string, SecurityScheme>,
): Account {
  const missing = [...schemes.values()].filter(
    ({ kind, name }) => kind !== "unsupported" && !account.has(name),
  );
  return new Map([...account, ...missing.map((scheme) => [scheme.name, partsOf(provider, scheme)] as const)]);
}

function partsOf(provider: string, scheme: SecurityScheme): ReadonlyMap<string, Supplied> {
  const names = namesOf(scheme);
  return new Map(
    names.map((part) => {
      const words = [provider, scheme.name, ...(part === "value" ? [] : [part])];
      // No shell takes a variable that begins with a digit.
      const env = words
        .map(asVariable)
        .join("_")
        .replace(/^(?=\d)/, "API_");
      const known = [provider, slotOf(scheme), ...(part === "value" ? [] : [part])];
      return [part, { env, mock: inventedSecret(known), optional: true }];
    }),
  );
}

/** Always the same for the same words, and none of them: masking it must not mask words. */
function inventedSecret(words: readonly string[]): string {
  return `k${createHash("sha256").update(words.join("/")).digest("hex").slice(0, 23)}`;
}

/** `bearerAuth` as `BEARER_AUTH`. */
function asVariable(word: string): string {
  return word
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .toUpperCase();
}

function namesOf(scheme: SecurityScheme): readonly string[] {
  if (scheme.kind === "signature") return ["accessKeyId", "secretAccessKey"];
  return scheme.kind === "http" && scheme.scheme === "basic" ? ["username", "password"] : ["value"];
}

/** Where a credential goes: two schemes of one place, such as two OAuth flows, take one and the same. */
function slotOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "http":
      return scheme.scheme === "basic" ? "basic" : "authorization";
    case "api-key":
      return scheme.parameter;
    default:
      return scheme.name;
  }
}
