import { judgeExchange } from "../checks/judge-exchange.js";
import type { Observation } from "../checks/observation.js";
import { stakesHeld } from "../checks/promises-held.js";
import type { Finding } from "../core/finding.js";
import { leniently } from "./framework-page.js";
import { gistOf } from "./gist.js";
import type { Session } from "./session.js";
import { hardened } from "./strictness.js";

/** What every check makes of an exchange, weighed under the strictness of the run, and the promises that it shows. */
export function weighed(
  session: Session,
  observation: Observation,
): { readonly findings: readonly Finding[]; readonly held: readonly string[] } {
  const context = { run: session.run, sent: [observation.sent] };
  const findings = judgeExchange(observation, session.promises).map((finding) => ({
    ...hardened(leniently(session.provider, finding, observation), session.strictness),
    gist: gistOf(finding, context),
  }));
  const held = stakesHeld(observation, findings, session.promises.stakesOf(observation.operation?.id));
  return { findings, held: held.map(({ promise }) => promise.id) };
}
