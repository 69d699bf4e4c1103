import { createRedactor } from "../exchange/redactor.js";
import type { Streams } from "./console-streams.js";
import { type GivenSecrets, givenSecrets } from "./given-secrets.js";

/**
 * Streams through which no secret that was given to the command goes, whatever writes to them: messages that quote
 * what the user typed, and traces of our own bugs, know nothing of secrets.
 *
 * The mock prints what it takes, which is invented, also where the same was put into the environment.
 */
export function guardedStreams(streams: Streams, given: GivenSecrets): Streams {
  const { supplied } = createRedactor(givenSecrets(given));
  const isMock = given.words[0] === "mock";
  return {
    ...streams,
    out: isMock ? streams.out : (text) => streams.out(supplied(text)),
    err: (text) => streams.err(supplied(text)),
    live: { ...streams.live, show: (lines) => streams.live.show(lines.map(supplied)) },
  };
}
