/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** The raw path, not percent-decoded. */
  readonly path: string;
  /** What follows the question mark, raw. */
  readonly query: string;
  /** By lower-case name; repeated headers are joined with a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** An answer before it is written: faults still change it as data. */
export interface Answer {
  /** The operation that gave it, or what refused the request before one was found. */
  readonly of: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly type?: string;
  /** Serialised as JSON; goes before `text`. */
  readonly json?: unknown;
  readonly text?: string;
  readonly delayMs?: number;
  /** The connection is closed without a word. */
  readonly dropped?: true;
}

/** A JSON answer. */
export function jsonAnswer(of: string, status: number, json: unknown, type = "application/json"): Answer {
  return { of, status, headers: {}, type, json };
}

/** An answer with a text of some media type. */
export function textAnswer(of: string, status: number, text: string, type = "text/plain"): Answer {
  return { of, status, headers: {}, type, text };
}

/** An answer without a body. */
export function emptyAnswer(of: string, status: number): Answer {
  return { of, status, headers: {} };
}

/** The bytes of an answer's body. */
export function bodyText(answer: Answer): string {
  return answer.json === undefined ? (answer.text ?? "") : JSON.stringify(answer.json);
}
