import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** One step of a job of GitHub Actions, as its document says it. */
export interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** A workflow of GitHub Actions, as far as its steps go. */
export interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

/** A composite action. */
export interface CompositeAction {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly WorkflowStep[] };
}

/** A pipeline of GitLab's, job by job, beside its general settings. */
export type Pipeline = Readonly<Record<string, PipelineJob>> & { readonly stages: readonly string[] };

/** One job of a pipeline. */
export interface PipelineJob {
  readonly stage: string;
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly needs?: readonly { readonly job: string }[];
}

/** Reads a YAML document that the linters have found to be of the form. */
export function readYaml<Form>(path: string): Form {
  return parse(readFileSync(path, "utf8")) as Form;
}

/** A text with its expressions replaced by their values; one that is not known is a mistake of the test. */
export function filledIn(text: string | number | boolean, values: Readonly<Record<string, string>>): string {
  return String(text).replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = values[expression];
    if (value === undefined) throw new Error(`No value is known for ${expression}.`);
    return value;
  });
}

/** Whether a condition of a step holds: comparisons with texts, joined by && and ||, and always(). */
export function holds(condition: string, values: Readonly<Record<string, string>>): boolean {
  let text = condition.replaceAll("always()", "true");
  text = text.replaceAll(/([\w.-]+) (==|!=) '([^']*)'/g, (_, name: string, sign: string, wanted: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value is known for ${name}.`);
    return String((value === wanted) === (sign === "=="));
  });
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replaceAll(/(true|false) && (true|false)/g, (_, left, right) =>
        String(left === "true" && right === "true"),
      )
      .replaceAll(/\((true|false)\)/g, "$1")
      .replaceAll(/\((true|false) \|\| (true|false)\)/g, (_, left, right) =>
        String(left === "true" || right === "true"),
      );
  }
  if (text !== "true" && text !== "false") throw new Error(`What "${condition}" comes to is not known.`);
  return text === "true";
}
