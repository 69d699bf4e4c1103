import type { Operation, Provider, Response } from "../documents/model.js";

/** Why a request is turned away before anything is looked up. */
export type RefusalReason =
  | "credentials"
  | "malformed"
  | "media-type"
  | "invalid"
  | "unknown"
  | "method"
  | "too-large"
  | "preference";

/** The documented answer that a refusal takes. */
export interface Refusal {
  readonly status: string;
  /** Absent: no description of the provider has a body for any refusal. */
  readonly answer?: DocumentedAnswer;
}

/** One documented answer, wherever in the description it stands. */
export interface DocumentedAnswer {
  readonly operation: Operation;
  readonly status: string;
  readonly example?: string;
}

/** Where the profile does not say which: the first of these that the operation documents, or else the first. */
const usualStatuses: Readonly<Record<RefusalReason, readonly [string, ...string[]]>> = {
  credentials: ["401", "403"],
  malformed: ["400", "422"],
  "media-type": ["415"],
  invalid: ["422", "400"],
  unknown: ["404"],
  method: ["405"],
  "too-large": ["413"],
  preference: ["404"],
};

/**
 * The refusal for a reason: what the profile says, or what the operation documents, in the form that the
 * provider's errors have. Where nobody documents the status, the nearest documented error lends its form.
 */
export function refusalFor(provider: Provider, reason: RefusalReason, operation?: Operation): Refusal {
  const refusals = provider.profile.mock.refusals;
  const wanted = hasOwn(refusals, reason) ? refusals[reason] : undefined;
  const usual = usualStatuses[reason];
  const documented = usual.find((candidate) => responseOf(operation, candidate) !== undefined);
  const status = wanted?.status ?? documented ?? usual[0];
  const answer = documentedAnswer(provider, { operation, status, example: wanted?.example });
  return { status, ...(answer === undefined ? {} : { answer }) };
}

function hasOwn<T extends object>(object: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(object, name);
}

/** A documented answer of a status: the operation's own, another operation's, or the nearest in form. */
export function documentedAnswer(
  provider: Provider,
  wanted: {
    readonly operation: Operation | undefined;
    readonly status: string;
    readonly example: string | undefined;
  },
): DocumentedAnswer | undefined {
  const { operation, status, example } = wanted;
  const own = responseOf(operation, status);
  if (operation !== undefined && own !== undefined)
    return { operation, status, ...(hasExample(own, example) ? { example } : {}) };
  const others = provider.operations.filter((other) => (responseOf(other, status)?.media.length ?? 0) > 0);
  const named = others.find((other) => hasExample(responseOf(other, status), example));
  const other = named ?? others[0];
  if (other !== undefined)
    return { operation: other, status, ...(named === undefined || example === undefined ? {} : { example }) };
  return nearestError(provider);
}

/** An error that lends its form: the one that the profile has for broken requests, or else the first. */
function nearestError(provider: Provider): DocumentedAnswer | undefined {
  const { invalid, malformed } = provider.profile.mock.refusals;
  for (const preferred of [invalid, malformed]) {
    const operation = provider.operations.find(
      (candidate) =>
        preferred !== undefined && hasExample(responseOf(candidate, preferred.status), preferred.example),
    );
    if (operation !== undefined && preferred !== undefined) return { operation, ...preferred };
  }
  for (const operation of provider.operations)
    for (const { status, media } of operation.responses)
      if (/^4\d\d$/.test(status) && media.some(({ examples }) => examples.length > 0))
        return { operation, status };
  return undefined;
}

/** The documented response of an operation for a status, by itself, by its range, or as any other. */
export function responseOf(operation: Operation | undefined, status: string): Response | undefined {
  const responses = operation?.responses ?? [];
  return (
    responses.find((response) => response.status === status) ??
    responses.find((response) => response.status.toUpperCase() === `${status.charAt(0)}XX`) ??
    responses.find((response) => response.status === "default")
  );
}

function hasExample(response: Response | undefined, example: string | undefined): example is string {
  return (
    response !== undefined &&
    example !== undefined &&
    response.media.some(({ examples }) => examples.some(({ name }) => name === example))
  );
}

/** The status that a success takes: the lowest documented one. */
export function successStatus(operation: Operation): string {
  const documented = operation.responses.map(({ status }) => status.toUpperCase()).sort();
  const success = documented.find((status) => /^2(\d\d|XX)$/.test(status));
  if (success !== undefined) return success.replace("XX", "00");
  return documented.find((status) => /^3\d\d$/.test(status)) ?? "200";
}
