import type { SentSecret } from "../checks/observation.js";
import { valuesAt } from "../checks/schema-places.js";
import type { WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import { secretMatcher } from "../exchange/secret-matcher.js";
import { secretPlaces } from "./secret-places.js";
import type { Session } from "./session.js";

/** Shorter values occur by chance. */
const shortestSecret = 8;

/** The values of a request that must not come back: credentials, and what the description calls write-only or a password. */
export function secretsSent(
  session: Session,
  operation: Operation,
  value: RequestValue,
  wire: WireRequest,
): SentSecret[] {
  const credentials = session.authority.secretsIn(wire);
  const places = secretPlaces(operation);
  if (places.length === 0 || value.body?.kind !== "value") return credentials;
  const body = value.body.value;
  const sent = places.flatMap((path) =>
    valuesAt(body, path)
      .filter(
        (secret) => typeof secret === "string" && secret.length >= shortestSecret && occursOnce(body, secret),
      )
      .map((secret) => sentSecret(`body /${path.join("/")}`, String(secret))),
  );
  return [...credentials, ...sent];
}

const matchers = new Map<string, (text: string) => boolean>();

/** A secret with its matcher; the same few values are sent again and again. */
export function sentSecret(name: string, value: string): SentSecret {
  const known = matchers.get(value);
  if (known !== undefined) return { name, occursIn: known };
  if (matchers.size > 500) matchers.clear();
  const occursIn = secretMatcher(value);
  matchers.set(value, occursIn);
  return { name, occursIn };
}

/** A value that other members of the request hold too may come back from there. */
function occursOnce(body: Json, secret: Json): boolean {
  const text = JSON.stringify(body);
  const needle = JSON.stringify(secret).slice(1, -1);
  return text.indexOf(needle) === text.lastIndexOf(needle);
}
