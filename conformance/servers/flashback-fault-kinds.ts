import type { Effect, Fault } from "./fault.js";
import { fault, onAnswer } from "./fault-kinds.js";
import { type Answer, jsonAnswer, type Received } from "./message.js";
import type { DefectCategory } from "./reference-server.js";

/** A defect in the answers of creations that have some status. */
export function whenCreating(
  status: number,
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: (answer: Answer, request: Received) => Answer,
): Fault {
  return fault({ name, what, category, promises }, onAnswer("create", status, change));
}

/** Changes the refusals of some kind, known by what they say. */
export function whereSaid(words: RegExp, change: (answer: Answer, request: Received) => Answer): Effect {
  return {
    writes: (answer, request) =>
      answer.of === "create" && answer.status === 400 && words.test(JSON.stringify(answer.json))
        ? change(answer, request)
        : answer,
  };
}

/** An error with another message. */
export function withMessage(answer: Answer, message: string): Answer {
  return jsonAnswer(answer.of, answer.status, { success: false, message });
}
