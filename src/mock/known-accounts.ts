import type { Profile, Provider } from "../documents/model.js";
import type { Account } from "./store.js";

/** The secrets that the mock knows for one account: security scheme, part, value. */
export interface KnownAccount {
  readonly account: Account;
  readonly secrets: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
          new Map([...parts].map(([part, supplied]) => [part, supplied.mock])),
        ]),
      ),
    }));
}

/** What a client must be told to be served: environment variable and the value that the mock takes. */
export function mockEnvironment(provider: Provider): Record<string, string> {
  const { credentials, bindings } = provider.profile;
  const secrets = [...credentials.first.values(), ...credentials.second.values()].flatMap((parts) => [
    ...parts.values(),
  ]);
  const supplied = bindings.flatMap((binding) => (binding.kind === "supplied" ? [binding.value] : []));
  return Object.fromEntries([...secrets, ...supplied].map(({ env, mock }) => [env, mock]));
}
