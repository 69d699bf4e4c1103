import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointerTo } from "../../core/json-pointer.js";
import type { ExpressionSyntax } from "./expression-syntax.js";
import { type ConditionSyntax, type OperandSyntax, parseCondition } from "./parse-condition.js";
import { parseExpression } from "./parse-expression.js";
import { parseOperand } from "./parse-operand.js";

const seed = 20251128;

describe("expressions", () => {
  const path = fc.array(fc.string({ unit: "grapheme", maxLength: 5 }), { maxLength: 3 });
  const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/#(\/|$)/.test(text));
  const headerName = fc.string({
    unit: fc.constantFrom(..."!#$%&'*+-.^_`|~09azAZ"),
    minLength: 1,
    maxLength: 8,
  });
  const of = fc.constantFrom("request" as const, "response" as const);
  const syntax: fc.Arbitrary<ExpressionSyntax> = fc
    .oneof(
      fc.record({ kind: fc.constantFrom("url" as const, "method" as const, "statusCode" as const) }),
      fc.record({
        kind: fc.constant("message" as const),
        of,
        part: fc.oneof(
          fc.record({ kind: fc.constant("header" as const), name: headerName }),
          fc.record({ kind: fc.constant("body" as const), path }),
        ),
      }),
      fc.record({
        kind: fc.constant("message" as const),
        of: fc.constant("request" as const),
        part: fc.record({ kind: fc.constantFrom("query" as const, "path" as const), name }),
      }),
      fc.record({
        kind: fc.constant("named" as const),
        root: fc.constantFrom("inputs", "outputs", "steps", "workflows", "sourceDescriptions", "components"),
        name,
        path,
      }),
    )
    .map((expression) => ({ ...expression, text: printExpression(expression) }));

  test("what is printed is parsed as it was", () => {
    fc.assert(
      fc.property(syntax, (expression) => {
        expect(parseExpression(expression.text)).toEqual({ kind: "parsed", expression });
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test("any text is an expression or says why it is none, and keeps its text", () => {
    const pieces = fc.constantFrom(
      "$",
      "inputs",
      "response",
      ".",
      "body",
      "#",
      "/",
      "~",
      "[0]",
      "header",
      "__proto__",
      "x",
      " ",
      "é",
      "\n",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        for (const parse of [parseExpression, parseOperand]) {
          const parsed = parse(given);
          if (parsed.kind === "parsed") expect(parsed.expression.text).toBe(given);
          else expect(parsed.reason).not.toBe("");
        }
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

function printExpression(expression: Omit<ExpressionSyntax, "text">): string {
  // What is printed has all but its text.
  const syntax = expression as ExpressionSyntax;
  if (syntax.kind === "named") return `$${syntax.root}.${syntax.name}${fragmentOf(syntax.path)}`;
  if (syntax.kind !== "message") return `$${syntax.kind}`;
  const { of, part } = syntax;
  return part.kind === "body" ? `$${of}.body${fragmentOf(part.path)}` : `$${of}.${part.kind}.${part.name}`;
}

function fragmentOf(path: readonly string[]): string {
  return path.length === 0 ? "" : `#${pointerTo("", ...path)}`;
}

describe("conditions", () => {
  const operand: fc.Arbitrary<OperandSyntax> = fc.oneof(
    fc.record({
      kind: fc.constant("literal" as const),
      value: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      ),
    }),
    fc.record({
      kind: fc.constant("expression" as const),
      text: fc.constantFrom(
        "$statusCode",
        "$inputs.a[0].b",
        "$response.body#/a~1b/0",
        "$response.header.X-A",
      ),
    }),
  );
  const { condition } = fc.letrec<{ condition: ConditionSyntax }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small" },
      fc.record({ kind: fc.constant("truth" as const), operand }),
      fc.record({
        kind: fc.constant("compare" as const),
        operator: fc.constantFrom(
          "<" as const,
          "<=" as const,
          ">" as const,
          ">=" as const,
          "==" as const,
          "!=" as const,
        ),
        left: operand,
        right: operand,
      }),
      fc.record({ kind: fc.constant("not" as const), operand: tie("condition") }),
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        left: tie("condition"),
        right: tie("condition"),
      }),
    ),
  }));

  test.each([
    ["with space", " "],
    ["without", ""],
  ])("what is printed is parsed as it was, %s", (_, space) => {
    fc.assert(
      fc.property(condition, (syntax) => {
        expect(parseCondition(printCondition(syntax, space))).toEqual(syntax);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  test("any text is a condition or says why it is none", () => {
    const pieces = fc.constantFrom(
      "$a.b",
      "==",
      "!",
      "&&",
      "||",
      "(",
      ")",
      "'",
      "1",
      "-",
      "true",
      "{",
      "}",
      " ",
      "<",
      "constructor",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parseCondition(given);
        if (parsed.kind === "fault") expect(parsed.reason).not.toBe("");
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test.each(["(", "!", "1&&", "((1==1)&&", "'' ", "$a. ", "1 "])("a long one ends too: %s", (piece) => {
    expect(parseCondition(piece.repeat(3_000)).kind).toBe("fault");
  });
});

function printCondition(syntax: ConditionSyntax, space: string): string {
  switch (syntax.kind) {
    case "truth":
      return printOperand(syntax.operand);
    case "compare":
      return [printOperand(syntax.left), syntax.operator, printOperand(syntax.right)].join(space);
    case "not":
      return `!${grouped(syntax.operand, space)}`;
    default:
      return [
        grouped(syntax.left, space),
        syntax.kind === "and" ? "&&" : "||",
        grouped(syntax.right, space),
      ].join(space);
  }
}

function grouped(syntax: ConditionSyntax, space: string): string {
  return `(${space}${printCondition(syntax, space)}${space})`;
}

function printOperand(operand: OperandSyntax): string {
  if (operand.kind === "expression") return operand.text;
  return typeof operand.value === "string"
    ? `'${operand.value.replaceAll("'", "''")}'`
    : String(operand.value);
}
