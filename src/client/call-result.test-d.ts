// Compiled, never run: how results narrow, and what must not compile.
import { assertNever } from "../core/assert-never.js";
import type { CallResult } from "./call-result.js";

interface Json<Body> {
  readonly content: { readonly "application/json": Body };
}

interface Made {
  readonly responses: {
    readonly 201: Json<{ readonly id: string }>;
    readonly 204: { readonly content?: never };
    readonly 409: Json<{ readonly taken: string }>;
    readonly 422: Json<{ readonly pointer: string }>;
    readonly "5XX": Json<{ readonly trace: string }>;
  };
}

/** A `switch` over the status is exhaustive, and each branch has its own body. */
export function exhaustive(result: CallResult<Made>): string | undefined {
  switch (result.status) {
    case 201:
      return result.data.id;
    case 204:
      return result.data;
    case 409:
      return result.error.taken;
    case 422:
      return result.error.pointer;
    case 503:
      return result.error.trace;
    case "undocumented":
      return `${result.error.status}: ${result.error.reason}`;
    default:
      // The class 5XX stands for more than 503.
      return result.error.trace;
  }
}

/** The outcome alone narrows too, and so does a status behind it. */
export function byOutcome(result: CallResult<Made>): string | undefined {
  if (result.ok) return result.data?.id;
  if (result.status === 409) return result.error.taken;
  // @ts-expect-error: 409 is behind us, the others have no such member
  return result.error.taken;
}

/** What is left out is noticed. */
export function incomplete(result: CallResult<Made>): string {
  if (result.ok) return "made";
  switch (result.status) {
    case 409:
      return "taken";
    case "undocumented":
      return "strange";
    default:
      // @ts-expect-error: 422 and 5XX are left
      return assertNever(result);
  }
}

/** A status that is not documented cannot be asked for; its number is in the response. */
export function undocumented(result: CallResult<Made>): number {
  // @ts-expect-error: nothing has this status
  if (result.status === 404) return 404;
  return result.status === "undocumented" ? result.error.status : result.response.status;
}

interface WithDefault {
  readonly responses: { readonly 200: Json<string>; readonly default: Json<{ readonly code: number }> };
}

/** `default` stands for every other status, successes among them. */
export function byDefault(result: CallResult<WithDefault>): string | number {
  if (result.status === 200) return result.data;
  if (result.status === 404) return result.error.code;
  if (result.status === 202) return result.data.code;
  return result.status === "undocumented" ? String(result.error.body) : result.response.status;
}

/** A successful body may be read in another way; a refusal is data all the same. */
export function asText(result: CallResult<Made, "text">): string {
  if (result.status === 201) return result.data;
  return result.status === 409 ? result.error.taken : "";
}

/** One way to name the data of a success without narrowing, as `{ data, error }` of a call. */
export function destructured({ data, error }: CallResult<Made>): string | undefined {
  if (error !== undefined) return undefined;
  return data?.id;
}
