import { assertNever } from "../../core/assert-never.js";
import type { Expression } from "./expression.js";
import type { ExpressionSyntax } from "./expression-syntax.js";
import type { Scope } from "./scope.js";
import { longestPrefix, splitAnyName, splitInput, splitName } from "./split-name.js";

/** An expression with its names resolved, or the reason why it cannot be evaluated where it stands. */
export type BoundExpression =
  | { readonly kind: "bound"; readonly expression: Expression }
  | { readonly kind: "unbound"; readonly reason: string };

type Named = Extract<ExpressionSyntax, { readonly kind: "named" }>;

/** Resolves the names of an expression against what it may name where it stands. */
export function bindExpression(syntax: ExpressionSyntax, scope: Scope): BoundExpression {
  if (syntax.kind !== "named") return bindMessage(syntax, scope);
  switch (syntax.root) {
    case "inputs":
      return bindInput(syntax, scope);
    case "outputs":
      return bindOutput(syntax, scope);
    case "steps":
      return bindStep(syntax, scope);
    case "workflows":
      return bindWorkflow(syntax, scope);
    case "sourceDescriptions":
      return bindSource(syntax, scope);
    case "components":
      return bindComponent(syntax, scope);
    default:
      return assertNever(syntax.root);
  }
}

function bindMessage(syntax: Exclude<ExpressionSyntax, Named>, { moment }: Scope): BoundExpression {
  switch (moment.kind) {
    case "answered":
    case "inherited":
      return bound(syntax);
    case "before":
      return unbound(syntax, "speaks of an exchange, and none has been made here");
    case "called":
      return unbound(
        syntax,
        "speaks of an exchange, and a step that runs a workflow has none; use $outputs.<name>",
      );
    default:
      return assertNever(moment);
  }
}

function bindInput(syntax: Named, { inputs }: Scope): BoundExpression {
  const found = splitInput(syntax.name, inputs);
  if (found === undefined) return unbound(syntax, "names no input of the workflow");
  const { name, path } = found;
  return bound({ text: syntax.text, kind: "input", name, path: [...path, ...syntax.path] });
}

function bindOutput(syntax: Named, { moment }: Scope): BoundExpression {
  if (moment.kind !== "called" && moment.kind !== "inherited")
    return unbound(
      syntax,
      "has a meaning only where a step has run a workflow; use $steps.<step>.outputs.<name> or $workflows.<workflow>.outputs.<name>",
    );
  const found = moment.kind === "called" ? splitName(syntax.name, moment.outputs) : splitAnyName(syntax.name);
  if (found === undefined) return unbound(syntax, "names no output of the workflow that the step runs");
  const { name, path } = found;
  return bound({ text: syntax.text, kind: "output", name, path: [...path, ...syntax.path] });
}

function bindStep(syntax: Named, { steps }: Scope): BoundExpression {
  const [step, rest] = splitAt(syntax.name, ".outputs.");
  if (rest === undefined) return unbound(syntax, "must have the form $steps.<step>.outputs.<name>");
  const outputs = steps.get(step);
  if (outputs === undefined) return unbound(syntax, `names the step "${step}", which the workflow has not`);
  const found = splitName(rest, outputs);
  if (found === undefined) return unbound(syntax, `names an output that the step "${step}" has not`);
  const { name, path } = found;
  return bound({ text: syntax.text, kind: "step", step, output: name, path: [...path, ...syntax.path] });
}

function bindWorkflow(syntax: Named, { workflows }: Scope): BoundExpression {
  const [, workflow = "", field, rest = ""] =
    /^((?:(?!\.(?:inputs|outputs)\.).)*)\.(inputs|outputs)\.(.*)$/s.exec(syntax.name) ?? [];
  if (field !== "inputs" && field !== "outputs")
    return unbound(
      syntax,
      "must have the form $workflows.<workflow>.inputs.<name> or $workflows.<workflow>.outputs.<name>",
    );
  const known = workflows.get(workflow);
  if (known === undefined)
    return unbound(syntax, `names the workflow "${workflow}", which the document has not`);
  const found = field === "inputs" ? splitInput(rest, known.inputs) : splitName(rest, known.outputs);
  if (found === undefined)
    return unbound(syntax, `names an ${field.slice(0, -1)} that the workflow "${workflow}" has not`);
  const { name, path } = found;
  return bound({
    text: syntax.text,
    kind: "workflow",
    workflow,
    field,
    name,
    path: [...path, ...syntax.path],
  });
}

function bindSource(syntax: Named, { sources }: Scope): BoundExpression {
  const name = longestPrefix(syntax.name, [...sources.keys()]);
  if (name === undefined) return unbound(syntax, "names no source description of the document");
  const members = sources.get(name) ?? {};
  const field = syntax.name.slice(name.length + 1);
  const value = Object.hasOwn(members, field) ? members[field] : undefined;
  if (value === undefined || syntax.path.length > 0)
    return unbound(syntax, `names a member that the source description "${name}" has not`);
  return bound({ text: syntax.text, kind: "constant", value });
}

function bindComponent(syntax: Named, { componentParameter }: Scope): BoundExpression {
  const [, name] = /^parameters\.(.+)$/s.exec(syntax.name) ?? [];
  if (name === undefined || syntax.path.length > 0)
    return unbound(syntax, "has no value: only $components.parameters.<name> has one");
  const value = componentParameter(name);
  if (value === undefined) return unbound(syntax, "names no parameter of the components");
  return bound({ text: syntax.text, kind: "parameter", name, value });
}

function splitAt(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function bound(expression: Expression): BoundExpression {
  return { kind: "bound", expression };
}

function unbound(syntax: ExpressionSyntax, reason: string): BoundExpression {
  return { kind: "unbound", reason: `"${syntax.text}" ${reason}` };
}
