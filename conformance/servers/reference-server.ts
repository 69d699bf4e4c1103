/** What kind of thing a defect gets wrong. */
export type DefectCategory =
  | "status"
  | "media-type"
  | "required"
  | "type"
  | "enum"
  | "format"
  | "header"
  | "error-body"
  | "accepts-invalid"
  | "refuses-valid"
  | "unknown-reference"
  | "ignored-credential"
  | "server-error"
  | "dropped-connection"
  | "stack-trace"
  | "secret-leak"
  | "undocumented-method"
  | "slow"
  | "malformed-answer"
  /** Only several requests together show it. */
  | "behaviour";

/** One named way in which a server breaks its documentation page, and nothing else. */
export interface Defect {
  readonly name: string;
  readonly what: string;
  readonly category: DefectCategory;
  /** One of these promises should be named; empty when only a constraint can be. */
  readonly promises: readonly string[];
  /** A `warning` is a breach of what only an example or a neighbouring page shows. */
  readonly severity: "violation" | "warning";
}

/** A running server and what a client needs in order to use it. */
export interface ReferenceServer {
  /** Base URL; that of a virtual-hosted service holds `{bucket}`. */
  readonly url: string;
  /** The credentials and bindings that the server knows, under the names a live run uses. */
  readonly env: Readonly<Record<string, string>>;
  /** How many requests have come in. */
  readonly requests: () => number;
  /** What was created and not deleted. */
  readonly left: () => readonly string[];
  close(): Promise<void>;
}

/** How to start a reference server. */
export interface StartOptions {
  /** The name of one of the server's defects; none makes it faultless. */
  readonly defect?: string;
  /** 0 to 4: how it answers what its page leaves open. */
  readonly variant?: number;
  readonly port?: number;
}

/** A provider's server, faultless or with one defect. */
export interface Reference {
  readonly name: string;
  readonly defects: readonly Defect[];
  start(options?: StartOptions): Promise<ReferenceServer>;
}
