import type { SentSecret } from "../checks/observation.js";
import { headerOf, type WireRequest } from "../core/exchange.js";
import type { Operation, Provider, SecurityScheme } from "../documents/model.js";
import { applyCredential } from "../exchange/apply-credential.js";
import type { BindingContext } from "./binder.js";
import { isSecretPlace } from "./place-schema.js";
import { sentSecret } from "./secrets-sent.js";
import { suppliedOn } from "./supplied-values.js";

/** Holds the credentials of one account and puts them into requests. */
export interface Authority {
  /** The request with the credential that its operation needs. */
  readonly sign: (operation: Operation, wire: WireRequest) => WireRequest;
  /** Why an operation goes out without the credential that it needs; undefined where it does not. */
  readonly lackOf: (operation: Operation) => string | undefined;
  /** The parts of a scheme's credential; undefined when none is known. */
  readonly secretsOf: (scheme: string) => Readonly<Record<string, string>> | undefined;
  /** Credentials that a request carries, good or bad, which must not come back. */
  readonly secretsIn: (wire: WireRequest) => SentSecret[];
}

/** Which of the two accounts that a profile may know. */
export type Account = "first" | "second";

/** The credentials of one of a provider's accounts on a target. */
export function createAuthority(
  provider: Provider,
  context: BindingContext,
  { now, account = "first" }: { readonly now: () => Date; readonly account?: Account },
): Authority {
  const known = new Map<string, Readonly<Record<string, string>>>();
  for (const [scheme, parts] of provider.profile.credentials[account]) {
    const values = [...parts].flatMap(([part, supplied]) => {
      const value = suppliedOn(context, supplied);
      return value === undefined ? [] : [[part, value] as const];
    });
    if (values.length === parts.size) known.set(scheme, Object.fromEntries(values));
  }
  const usableOf = ({ security }: Operation) =>
    security.find((requirement) => requirement.every((name) => known.has(name)));
  const schemesOf = (operation: Operation): SecurityScheme[] => {
    const usable = usableOf(operation);
    return (usable ?? []).flatMap((name) => provider.securitySchemes.get(name) ?? []);
  };
  const credentials = [...known].flatMap(([scheme, parts]) =>
    Object.entries(parts)
      // An access key id goes out in the clear and comes back in errors; it is no secret.
      .filter(([part]) => part !== "accessKeyId" && part !== "username")
      .map(([part, value]) => sentSecret(`credential ${scheme} ${part}`, value)),
  );
  const own = [...suppliedSecrets(provider, context), ...credentials];
  return {
    sign: (operation, wire) =>
      schemesOf(operation).reduce(
        (request, scheme) => applyCredential(request, scheme, known.get(scheme.name) ?? {}, now()),
        wire,
      ),
    lackOf: (operation) =>
      operation.security.length === 0 || usableOf(operation) !== undefined
        ? undefined
        : lackIn(provider, operation, known),
    secretsOf: (scheme) => known.get(scheme),
    secretsIn: (wire) => [...own, ...otherCredentials(wire, [...provider.securitySchemes.values()], known)],
  };
}

/** Why nothing can be sent for the second account; undefined where it is known. */
export function secondAccountLack(
  { profile }: Provider,
  context: BindingContext,
): { readonly reason: string; readonly lacks?: readonly string[] } | undefined {
  const parts = [...profile.credentials.second.values()].flatMap((scheme) => [...scheme.values()]);
  if (parts.length === 0) return { reason: "the profile knows no second account" };
  const lacks = parts.filter((part) => suppliedOn(context, part) === undefined).map(({ env }) => env);
  return lacks.length === 0
    ? undefined
    : { reason: `a second account needs ${lacks.join(" and ")}, not set in the environment`, lacks };
}

/** Secrets that bindings put into requests: they must not come back later either, in a list for example. */
function suppliedSecrets(provider: Provider, context: BindingContext): SentSecret[] {
  return provider.profile.bindings.flatMap((binding) => {
    if (binding.kind !== "supplied" || !binding.at.some((place) => isSecretPlace(provider, place))) return [];
    const value = suppliedOn(context, binding.value);
    return value === undefined ? [] : [sentSecret(binding.name, value)];
  });
}

/** Wrong credentials are no secret of anyone's, but an answer that repeats them would repeat good ones too. */
function otherCredentials(
  wire: WireRequest,
  schemes: readonly SecurityScheme[],
  known: ReadonlyMap<string, Readonly<Record<string, string>>>,
): SentSecret[] {
  return schemes.flatMap((scheme) => {
    const header =
      scheme.kind === "http"
        ? "authorization"
        : scheme.kind === "api-key" && scheme.in === "header"
          ? scheme.parameter
          : undefined;
    const sent = header === undefined ? undefined : headerOf(wire.headers, header)?.split(" ").at(-1);
    if (sent === undefined || sent.length < 8 || Object.values(known.get(scheme.name) ?? {}).includes(sent))
      return [];
    return [sentSecret(`credential ${scheme.name}`, sent)];
  });
}

/** What would have to be known for the first way to satisfy an operation's security. */
function lackIn(provider: Provider, operation: Operation, known: ReadonlyMap<string, unknown>): string {
  const name = (operation.security[0] ?? []).find((scheme) => !known.has(scheme)) ?? "";
  const scheme = provider.securitySchemes.get(name);
  if (scheme === undefined) return `no security scheme "${name}" is described`;
  if (scheme.kind === "unsupported") return scheme.reason;
  return credentialLack(provider, name);
}

/** What would supply the credential of a scheme that nothing is known of. */
export function credentialLack({ profile }: Provider, scheme: string): string {
  const variables = [...(profile.credentials.first.get(scheme) ?? [])].map(([, { env }]) => env);
  return variables.length === 0
    ? `no credential is known for security scheme ${scheme}`
    : `the credential of security scheme ${scheme} needs ${variables.join(" and ")}, not set in the environment`;
}
