import type { Provider } from "../documents/model.js";
import type { Profile } from "../documents/profile.js";
import type { Secrets } from "../exchange/apply-credential.js";
import type { Account } from "./store.js";

/** One account with the secrets that the mock knows, by security scheme. */
export interface KnownAccount {
  readonly account: Account;
  readonly secrets: ReadonlyMap<string, Secrets>;
}

/** The accounts of a profile, with the values that the mock takes for theirs. */
export function knownAccounts(profile: Profile): KnownAccount[] {
  return (["first", "second"] as const)
    .filter((account) => profile.credentials[account].size > 0)
    .map((account) => ({
      account,
      secrets: new Map(
        [...profile.credentials[account]].map(([scheme, parts]) => [
          scheme,
          Object.fromEntries([...parts].map(([part, { mock }]) => [part, mock])),
        ]),
      ),
    }));
}

/** What a client must be told to be served: environment variable and the value that the mock takes. */
export function mockEnvironment({ profile }: Provider): Record<string, string> {
  const secrets = [...profile.credentials.first.values(), ...profile.credentials.second.values()];
  const supplied = profile.bindings.flatMap((binding) =>
    binding.kind === "supplied" ? [binding.value] : [],
  );
  return Object.fromEntries(
    [...secrets.flatMap((parts) => [...parts.values()]), ...supplied].map(({ env, mock }) => [env, mock]),
  );
}
