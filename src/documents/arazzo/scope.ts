import type { Template } from "./template.js";

/** What an expression may name where it stands. */
export interface Scope {
  readonly inputs: InputNames;
  /** Outputs of each step of the workflow. */
  readonly steps: ReadonlyMap<string, ReadonlySet<string>>;
  /** The workflows of the same document. */
  readonly workflows: ReadonlyMap<
    string,
    { readonly inputs: InputNames; readonly outputs: ReadonlySet<string> }
  >;
  /** The text members of each source description, such as its url. */
  readonly sources: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The value of a parameter of the components, as it reads in this place; undefined where there is none. */
  readonly componentParameter: (name: string) => Template | undefined;
  /** What has happened when the expression is evaluated. */
  readonly moment: Moment;
}

/** Names of inputs; `open` where the schema lets through others than it declares. */
export interface InputNames {
  readonly declared: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly open: boolean;
}

/**
 * `before` a request, `answered` after one, or `called` after a step has run a workflow, with these outputs.
 * `inherited` is after any step: what a workflow says for all of them may be without a value for some.
 */
export type Moment =
  | { readonly kind: "before" | "answered" | "inherited" }
  | { readonly kind: "called"; readonly outputs: ReadonlySet<string> };
