import { crashed } from "./fault-kinds.js";
import { type Answer, type Received, textAnswer } from "./message.js";

/** Changes an answer, seeing the request that it answers. */
export type Change = (answer: Answer, request: Received) => Answer;

/** Answers with another body and the same status and headers. */
export function withBody(text: string, type: string): Change {
  return (answer) => ({ ...textAnswer(answer.of, answer.status, text, type), headers: answer.headers });
}

/** What the service says when it has crashed. */
export function crashedXml(answer: Answer): Answer {
  return { ...crashed(answer), headers: answer.headers };
}
