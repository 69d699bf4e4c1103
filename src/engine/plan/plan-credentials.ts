import { pointerTo } from "../../core/json-pointer.js";
import type { BadCredential } from "../../exchange/bad-credentials.js";
import { credentialLack } from "../authority.js";
import type { Case } from "../case.js";
import { badCredentialsOf } from "./bad-credential.js";
import { fixed, operationCase, type PlanContext } from "./plan-context.js";

/** No credential, malformed ones, wrong ones, the wrong scheme: each is refused. */
export function planCredentials(
  context: PlanContext,
  secrets: (scheme: string) => Readonly<Record<string, string>> | undefined,
): Case[] {
  const { provider, space, bases } = context;
  const { operation } = space;
  const [base] = bases;
  if (base === undefined || operation.security.length === 0) return [];
  if (operation.security.some((requirement) => requirement.length === 0)) {
    context.note({
      place: pointerTo(operation.pointer, "security"),
      reason: "the credential is optional, so its absence is no breach",
    });
    return [];
  }
  const requirement =
    operation.security.find((names) => names.every((name) => secrets(name) !== undefined)) ??
    operation.security[0] ??
    [];
  return requirement.flatMap((name) => {
    const scheme = provider.securitySchemes.get(name);
    const known = secrets(name);
    if (scheme === undefined || scheme.kind === "unsupported" || known === undefined) {
      const why = scheme?.kind === "unsupported" ? scheme.reason : credentialLack(provider, name);
      context.note({ ...(scheme === undefined ? {} : { place: scheme.pointer }), reason: why });
      return [];
    }
    const constraints = [
      pointerTo(operation.pointer, "security"),
      scheme.pointer,
      "/security",
      operation.pointer,
    ];
    return badCredentialsOf(scheme, known).map((bad) =>
      operationCase(context, "credentials", bad.name, {
        base: fixed(base),
        runs: 1,
        trialOf: (value) => ({
          value,
          expectation: { kind: "credential-refused", credential: descriptions[bad.name], constraints },
          credential: (request, now) => bad.apply(request, now),
          badCredential: { scheme: scheme.name, name: bad.name },
        }),
      }),
    );
  });
}

/** What each bad credential is, for people: "a request with …". */
const descriptions: Readonly<Record<BadCredential["name"], string>> = {
  none: "no credential",
  empty: "an empty credential",
  "wrong-scheme": "a credential of another scheme",
  "wrong-token": "a wrong credential",
  "truncated-token": "a truncated credential",
  "extended-token": "a credential with text added to it",
  malformed: "a malformed credential",
  "wrong-secret": "a signature made with a wrong secret",
  "unknown-key": "an unknown access key",
  "stale-date": "a signature that is an hour old",
  "missing-date": "a signature without a date",
};
