import type { Effect, Fault } from "./fault.js";
import { fault } from "./fault-kinds.js";
import { type ChangePath, changedAt, withChange } from "./json-change.js";
import type { Answer, Received } from "./message.js";

/** What a behavioural defect says about itself. */
export type BehaviourWords = Pick<Fault, "name" | "what" | "promises"> & Partial<Pick<Fault, "severity">>;

/** What a defect is called, what it is, and the promises of which one should be named. */
export function words(name: string, what: string, ...promises: readonly string[]): BehaviourWords {
  return { name, what, promises };
}

/** The breach of what only an example, a neighbouring page or common sense shows. */
export function shown(one: Fault): Fault {
  return { ...one, severity: "warning" };
}

/** A defect that several requests show together. */
export function misbehaving(words: BehaviourWords, effect: Effect & Partial<Pick<Fault, "begins">>): Fault {
  const { begins, ...rest } = effect;
  const whole = fault({ ...words, category: "behaviour" }, rest);
  return begins === undefined ? whole : { ...whole, begins };
}

/** Rules of behaviour that a server does not keep to. */
export function neglecting(words: BehaviourWords, ...rules: readonly string[]): Fault {
  return misbehaving(words, { ignores: rules });
}

/** Changes the answers that some operations give as a success. */
export function answering(
  words: BehaviourWords,
  of: readonly string[],
  change: (answer: Answer, request: Received) => Answer,
): Fault {
  return misbehaving(words, {
    writes: (answer, request) =>
      of.includes(answer.of) && isSuccess(answer) ? change(answer, request) : answer,
  });
}

/** Changes a member of the successes of some operations. */
export function echoing(
  words: BehaviourWords,
  of: readonly string[],
  path: ChangePath,
  change: (value: unknown) => unknown,
): Fault {
  return answering(words, of, withChange(path, change));
}

/** Shows what the success before showed at the same place. */
export function echoingThePast(words: BehaviourWords, of: readonly string[], path: ChangePath): Fault {
  return misbehaving(words, {
    begins: () => {
      let before: unknown;
      const lagging = (value: unknown) => {
        const shown = before ?? value;
        before = value;
        return shown;
      };
      return {
        writes: (answer) =>
          of.includes(answer.of) && isSuccess(answer)
            ? { ...answer, json: changedAt(answer.json, path, lagging) }
            : answer,
      };
    },
  });
}

/** Shows what the first success showed at the same place, for ever. */
export function echoingTheFirst(words: BehaviourWords, of: readonly string[], path: ChangePath): Fault {
  return misbehaving(words, {
    begins: () => {
      let first: unknown;
      const frozen = (value: unknown) => (first ??= value);
      return {
        writes: (answer) =>
          of.includes(answer.of) && isSuccess(answer)
            ? { ...answer, json: changedAt(answer.json, path, frozen) }
            : answer,
      };
    },
  });
}

/** Is this a success? */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
