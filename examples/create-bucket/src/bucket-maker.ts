/** What came of asking for a bucket. */
export type Outcome =
  | { readonly kind: "created"; readonly bucket: string; readonly details: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly reason: Reason; readonly detail: string };

/** Why a provider made no bucket. */
export type Reason = "name taken" | "bad credential" | "quota" | "invalid" | "unexpected";

/** What all five are asked for. */
export interface Wish {
  readonly name: string;
  /** Another server than the provider's own, such as a mock. */
  readonly url: string | undefined;
  /** How long to wait before an order is asked after again. */
  readonly pauseMs: number;
  /** Tells of what takes time. */
  readonly tell: (line: string) => void;
}

/** One provider behind the interface that the application knows. */
export interface BucketMaker {
  readonly name: string;
  /** The environment variables that configure it; all are needed. */
  readonly variables: readonly string[];
  readonly create: (wish: Wish, setting: (variable: string) => string) => Promise<Outcome>;
}

/** A refusal as a value. */
export function refused(reason: Reason, detail: string | undefined): Outcome {
  return { kind: "refused", reason, detail: detail ?? "" };
}

/** What a status usually means, for answers that a provider does not document. */
export function undocumented({
  status,
  reason,
}: {
  readonly status: number;
  readonly reason: string;
}): Outcome {
  switch (status) {
    case 401:
    case 403:
      return refused("bad credential", reason);
    case 409:
      return refused("name taken", reason);
    case 402:
    case 429:
      return refused("quota", reason);
    default:
      return refused("unexpected", reason);
  }
}

/** The option `baseUrl` of a client, where there is one. */
export function at(url: string | undefined): { readonly baseUrl?: string } {
  return url === undefined ? {} : { baseUrl: url };
}
