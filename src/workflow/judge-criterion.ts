import type { Json } from "../core/json.js";
import type { Criterion, QueryLanguage } from "../documents/arazzo/criterion.js";
import type { Expression } from "../documents/arazzo/expression.js";
import { selectsAny } from "../documents/arazzo/json-path.js";
import { compilePattern } from "../documents/arazzo/pattern.js";
import { xpathHolds } from "../documents/arazzo/xpath.js";
import { evaluateExpression, fillInsertions } from "./evaluate-expression.js";
import { explainCondition, showValue } from "./explain-condition.js";
import type { Facts } from "./facts.js";
import { holdsCondition } from "./holds-condition.js";
import type { CriterionVerdict } from "./ports.js";
import { remembering } from "./remembering.js";
import { textOfValue } from "./text-of-value.js";

type QueryCriterion = Extract<Criterion, { readonly kind: QueryLanguage }>;

/** Whether a criterion holds; where it does not, what was compared. */
export function judgeCriterion(criterion: Criterion, facts: Facts): CriterionVerdict {
  if (criterion.kind !== "simple") return judgeQuery(criterion, facts);
  if (holdsCondition(criterion.condition, facts)) return held(criterion);
  return { criterion, held: false, ...explainCondition(criterion, facts) };
}

function judgeQuery(criterion: QueryCriterion, facts: Facts): CriterionVerdict {
  const context = contextOf(criterion, facts);
  if (context === undefined)
    return broken(criterion, criterion.text, `${criterion.context.text} is not there`);
  const query = fillInsertions(criterion.kind, criterion.query, facts);
  const answer = ask(criterion.kind, query, context);
  if (answer === true) return held(criterion);
  const shown = `${criterion.context.text} is ${showValue(context)}`;
  return broken(criterion, query, answer === false ? shown : `${shown}: ${answer}`);
}

/** Whether a query holds for a value, or why it cannot be asked. */
function ask(language: QueryLanguage, query: string, context: Json): boolean | string {
  try {
    if (language === "jsonpath") return selectsAny(query, context);
    if (language === "xpath") return xpathHolds(query, textOfValue(context));
    return patternOf(query)?.test(textOfValue(context)) ?? "the pattern is not valid";
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

const patternOf = remembering(compilePattern);

/** XPath asks the document as it came. */
function contextOf({ kind, context }: QueryCriterion, facts: Facts): Json | undefined {
  if (kind === "xpath" && isResponseBody(context)) return facts.message?.response.text;
  return evaluateExpression(context, facts);
}

function isResponseBody(expression: Expression): boolean {
  if (expression.kind !== "message" || expression.of !== "response") return false;
  return expression.part.kind === "body" && expression.part.path.length === 0;
}

function held(criterion: Criterion): CriterionVerdict {
  return { criterion, held: true, expected: criterion.text, received: criterion.text };
}

function broken(criterion: Criterion, expected: string, received: string): CriterionVerdict {
  return { criterion, held: false, expected, received };
}
