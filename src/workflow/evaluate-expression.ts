import { assertNever } from "../core/assert-never.js";
import { headerOf } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { Expression, MessagePart } from "../documents/arazzo/expression.js";
import type { InsertionTemplate } from "../documents/arazzo/insertion.js";
import type { InsertionLanguage } from "../documents/arazzo/read-insertions.js";
import type { Template, TextTemplate } from "../documents/arazzo/template.js";
import type { Facts } from "./facts.js";
import type { StepMessage } from "./ports.js";
import { reachInto } from "./reach-into.js";
import { textOfValue } from "./text-of-value.js";
import { writeLiteral } from "./write-literal.js";

/** The value of a runtime expression, of the type that it has; undefined where there is none. */
export function evaluateExpression(expression: Expression, facts: Facts): Json | undefined {
  switch (expression.kind) {
    case "url":
      return facts.message?.url;
    case "method":
      return facts.message?.method;
    case "statusCode":
      return facts.message?.response.status;
    case "message":
      return facts.message === undefined ? undefined : partOf(facts.message, expression.of, expression.part);
    case "input":
      return reachInto(facts.inputs, [expression.name, ...expression.path]);
    case "output":
      return reachInto(facts.called, [expression.name, ...expression.path]);
    case "step":
      return reachInto(facts.steps.get(expression.step), [expression.output, ...expression.path]);
    case "workflow":
      return reachInto(facts.workflows.get(expression.workflow)?.[expression.field], [
        expression.name,
        ...expression.path,
      ]);
    case "constant":
      return expression.value;
    case "parameter":
      return fillTemplate(expression.value, facts);
    default:
      return assertNever(expression);
  }
}

function partOf(message: StepMessage, of: "request" | "response", part: MessagePart): Json | undefined {
  switch (part.kind) {
    case "header":
      return headerOf(message[of].headers, part.name);
    case "query":
    case "path":
      return reachInto(message.request[part.kind], [part.name]);
    default:
      return reachInto(of === "request" ? message.request.body : responseBody(message), part.path);
  }
}

/** Where no codec reads it, a body is its text. */
function responseBody({ response }: StepMessage): Json | undefined {
  return response.body === undefined && response.text !== "" ? response.text : response.body;
}

/**
 * A template with its expressions evaluated; undefined where the whole is one expression without a value. A member
 * or an item without a value is left out.
 */
export function fillTemplate(template: Template, facts: Facts): Json | undefined {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "expression":
      return evaluateExpression(template.expression, facts);
    case "text":
      return fillText(template.parts, facts);
    case "written":
      return fillInsertions(template.language, template.parts, facts);
    case "array":
      return template.items.flatMap((item) => {
        const value = fillTemplate(item, facts);
        return value === undefined ? [] : [value];
      });
    case "object":
      return Object.fromEntries(
        template.members.flatMap(([name, member]) => {
          const value = fillTemplate(member, facts);
          return value === undefined ? [] : [[name, value] as const];
        }),
      );
    default:
      return assertNever(template);
  }
}

/** Text with the values of its expressions in it; nothing where one has no value. */
export function fillText(parts: TextTemplate, facts: Facts): string {
  return parts
    .map((part) => (typeof part === "string" ? part : textOfValue(evaluateExpression(part, facts))))
    .join("");
}

/** Text in some language with values inserted as its literals. */
export function fillInsertions(language: InsertionLanguage, parts: InsertionTemplate, facts: Facts): string {
  return parts
    .map((part) =>
      typeof part === "string"
        ? part
        : writeLiteral(language, evaluateExpression(part.expression, facts), part.within),
    )
    .join("");
}
