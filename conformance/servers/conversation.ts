import type { Answer, Received } from "./message.js";
import type { Behaviour } from "./serve.js";
import { isRecord, valueAt } from "./shape.js";

/** Several requests to one server, each of which may build on the answers before it. */
export interface Conversation {
  readonly env: Readonly<Record<string, string>>;
  readonly ask: (what: string, request: Received) => Answer;
  readonly heard: () => readonly { readonly what: string; readonly answer: Answer }[];
}

/** Begins to talk to a server. */
export function conversationWith({ env, answer }: Behaviour): Conversation {
  const heard: { what: string; answer: Answer }[] = [];
  const ask = (what: string, request: Received) => {
    const given = answer(request);
    heard.push({ what, answer: given });
    return given;
  };
  return { env, ask, heard: () => heard };
}

/** The first text that an answer has at one of the paths. */
export function idIn({ json }: Answer, ...paths: readonly (readonly string[])[]): string {
  const found = paths
    .map((path) => (isRecord(json) ? valueAt(json, path) : undefined))
    .find((value) => typeof value === "string");
  return typeof found === "string" ? found : "none";
}
