import { tokenOf } from "./credential.js";
import type { Fault } from "./fault.js";
import { fault } from "./fault-kinds.js";
import type { Answer } from "./message.js";

/** What access to a service looks like. */
export interface Access {
  /** Promises about the credential. */
  readonly promises: readonly string[];
  /** Neighbouring operations, each of which may forget to look at the credential. */
  readonly neighbours: readonly string[];
  readonly withMessage: (answer: Answer, message: string) => Answer;
}

/** Defects in how credentials are looked at and kept. */
export function accessFaults({ promises, neighbours, withMessage }: Access): readonly Fault[] {
  const ignores = (name: string, what: string, ...rules: readonly string[]): Fault =>
    fault({ name, what, category: "ignored-credential", promises }, { ignores: rules });
  const leaks = (name: string, what: string, writes: Fault["writes"]): Fault =>
    fault({ name, what, category: "secret-leak" }, writes === undefined ? {} : { writes });
  const refused = (answer: Answer) => answer.status >= 400 && answer.status < 500;
  return [
    ignores("no-credential-accepted", "accepts a request without a credential", "credential: missing"),
    ignores(
      "wrong-token-accepted",
      "accepts any token in the right form",
      "credential: wrong",
      "credential: truncated",
    ),
    ignores("truncated-token-accepted", "accepts the beginning of a good token", "credential: truncated"),
    ignores("wrong-scheme-accepted", "accepts the token after any word", "credential: scheme"),
    ignores(
      "credential-ignored",
      "does not look at the credential at all",
      ...["missing", "wrong", "truncated", "scheme", "malformed"].map((how) => `credential: ${how}`),
    ),
    ...neighbours.map((of) => ({
      ...ignores(
        `${of}-credential-ignored`,
        `does not look at the credential in ${of}`,
        ...["missing", "wrong", "truncated", "scheme", "malformed"].map(
          (how) => `credential: ${how} of ${of}`,
        ),
      ),
      promises: [],
    })),
    leaks("token-in-refusal", "repeats the token in every refusal", (answer, request) =>
      refused(answer) && request.headers.has("authorization")
        ? withMessage(answer, `You said ${tokenOf(request)}.`)
        : answer,
    ),
    leaks("token-in-base64", "repeats the token in base64 in every refusal", (answer, request) =>
      refused(answer) && request.headers.has("authorization")
        ? withMessage(answer, `Trace ${Buffer.from(tokenOf(request)).toString("base64")}.`)
        : answer,
    ),
    leaks("token-in-header", "repeats the token in a header of every success", (answer, request) =>
      answer.status < 300
        ? { ...answer, headers: { ...answer.headers, "X-Request-Token": tokenOf(request) } }
        : answer,
    ),
  ];
}
