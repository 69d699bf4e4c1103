import type { Header, WireRequest } from "../../core/exchange.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { Trial } from "../case.js";
import type { Session } from "../session.js";
import type { RequestRecipe, Rewritten } from "./recipe.js";
import { storeBytes } from "./stored-bytes.js";
import { storeRequest } from "./stored-request.js";
import { markRequest, type SuppliedText } from "./substitutes.js";
import { type Substitute, templateOf } from "./template.js";

/** A trial that was sent, with the bound request that it was made of. */
export interface SentTrial {
  readonly operation: Operation;
  readonly bound: RequestValue;
  readonly trial: Trial;
}

/** What sends a trial again. */
export function recordRequest(
  { provider, address }: Pick<Session, "provider" | "address">,
  { operation, bound, trial }: SentTrial,
  supplied: readonly SuppliedText[],
): RequestRecipe {
  const { value, substitutes } = markRequest(
    { provider, operation },
    { bound, value: trial.value },
    supplied,
  );
  const serialised = serialiseRequest(operation, trial.value, address);
  const rewritten =
    trial.rewrite === undefined || serialised.kind === "unsendable"
      ? undefined
      : rewrittenIn(serialised.request, trial.rewrite(serialised.request), substitutes);
  return {
    kind: "request",
    operation: operation.id,
    value: storeRequest(value, substitutes),
    expectation: trial.expectation,
    ...(trial.method === undefined ? {} : { method: trial.method }),
    ...(rewritten === undefined ? {} : { rewritten }),
    ...(trial.badCredential === undefined ? {} : { credential: trial.badCredential }),
  };
}

function rewrittenIn(
  plain: WireRequest,
  changed: WireRequest,
  substitutes: readonly Substitute[],
): Rewritten {
  const has = (headers: readonly Header[], [name, value]: Header) =>
    headers.some(([other, its]) => other.toLowerCase() === name.toLowerCase() && its === value);
  const named = (headers: readonly Header[], name: string) =>
    headers.some(([other]) => other.toLowerCase() === name.toLowerCase());
  return {
    headers: changed.headers
      .filter((header) => !has(plain.headers, header))
      .map(([name, value]) => [name, templateOf(value, substitutes)]),
    withoutHeaders: plain.headers.flatMap(([name]) => (named(changed.headers, name) ? [] : [name])),
    ...(changed.body === plain.body
      ? {}
      : {
          body:
            changed.body === undefined
              ? null
              : storeBytes(changed.body, (text) => templateOf(text, substitutes)),
        }),
  };
}
