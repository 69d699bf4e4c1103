import type { FindingDetails } from "../../page-data/page-content.js";
import { brokenPlace, type ExchangePlace } from "./exchange-place.js";

/** What is marked in an exchange, and the words beside it. */
export interface Mark {
  readonly place: ExchangePlace;
  readonly label: string;
  /** `tried`: what the request was about; else what is broken. */
  readonly tone?: "tried";
  /** A member that should be there. */
  readonly lacks?: string;
  /** What marks a line of the body that holds it, where no place is told. */
  readonly holds?: RegExp;
}

type Told = Pick<FindingDetails, "at" | "check" | "expected" | "received">;

/** What to mark in the answer that a finding is about. */
export function brokenMark({ at, check, expected, received }: Told): Mark {
  const place = brokenPlace(at);
  const lacks = /^required: must have the member "(.*)"/su.exec(expected)?.[1];
  if (place.kind === "body" && lacks !== undefined) return { place, label: "missing", lacks };
  if (check === "no-secret-echo" && place.kind === "body")
    return { place, label: "the secret", holds: secretIn(received) };
  return { place, label: "breaks it" };
}

/** Masked secrets, and names of variables that end like what the finding names, such as `storage secret`. */
function secretIn(received: string): RegExp {
  const words = received
    .replace(/^the value of /u, "")
    .toUpperCase()
    .match(/[A-Z0-9]+/gu);
  const name = words === null ? "" : `|\\$\\w*${words.join("_")}\\b`;
  return new RegExp(`\\*\\*\\*${name}`, "u");
}
