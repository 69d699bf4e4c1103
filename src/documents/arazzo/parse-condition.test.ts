import { describe, expect, test } from "vitest";
import { type ConditionSyntax, type OperandSyntax, parseCondition } from "./parse-condition.js";

describe("a condition is read as", () => {
  test.each([
    ["$statusCode == 200", "($statusCode == 200)"],
    ["$statusCode==200", "($statusCode == 200)"],
    ["$a.b != 'it''s'", "($a.b != 'it's')"],
    ["1 < 2", "(1 < 2)"],
    ["1 <= -2.5e3", "(1 <= -2500)"],
    ["$inputs.a > true", "($inputs.a > true)"],
    ["null >= false", "(null >= false)"],
    ["$inputs.a", "$inputs.a"],
    ["!$inputs.a", "!$inputs.a"],
    ["!!$inputs.a", "!!$inputs.a"],
    ["!($inputs.a == 1)", "!($inputs.a == 1)"],
    ["$a.a && $b.b || $c.c", "(($a.a and $b.b) or $c.c)"],
    ["$a.a || $b.b && $c.c", "($a.a or ($b.b and $c.c))"],
    ["($a.a || $b.b) && $c.c", "(($a.a or $b.b) and $c.c)"],
    ["(($statusCode)) == 200", "($statusCode == 200)"],
    ["$response.body#/items[0].name == 'a'", "($response.body#/items[0].name == 'a')"],
    ["$response.header.X-A!='b'", "($response.header.X-A != 'b')"],
    ["{$statusCode == 401}", "($statusCode == 401)"],
    ["{$inputs.a} == {$inputs.b}", "($inputs.a == $inputs.b)"],
    ["'(' == ')'", "('(' == ')')"],
  ])("%s", (text, expected) => {
    const parsed = parseCondition(text);
    expect(parsed.kind === "fault" ? parsed.reason : print(parsed)).toBe(expected);
  });
});

test("what is no condition says why", () => {
  const reasons = [
    "",
    "$statusCode = 200",
    '$statusCode == "200"',
    "$statusCode === 200",
    "$a.b == 'open",
    "$a.b ==",
    "== 200",
    "($a.b",
    "$a.b)",
    "$a.b $c.d",
    "1 < 2 < 3",
    "!$a.b == 1",
    "($a.b == 1) == true",
    "007 == 7",
    "truely",
    "process.exit()",
    "'a' + 'b' == 'ab'",
    "!".repeat(1000),
  ].map((text) => {
    const parsed = parseCondition(text);
    return parsed.kind === "fault" ? parsed.reason : `${text} is parsed`;
  });
  expect(reasons).toMatchInlineSnapshot(`
    [
      "it is empty",
      ""=" is neither a literal, an operator nor an expression",
      ""200" is no literal: strings stand in single quotes",
      ""=" is neither a literal, an operator nor an expression",
      "a string has no end: it stands in single quotes, '' inside it is one",
      "it ends where a value is expected",
      ""==" stands where a value is expected",
      "a "(" is never closed",
      "")" is not expected where it stands",
      ""$c.d" is not expected where it stands",
      ""<" is not expected where it stands",
      "what stands before "==" is no value to compare",
      "what stands before "==" is no value to compare",
      ""007" is neither a literal, an operator nor an expression",
      ""truely" is neither a literal, an operator nor an expression",
      ""process.exit()" is neither a literal, an operator nor an expression",
      ""+" is neither a literal, an operator nor an expression",
      "it is nested more than 200 deep",
    ]
  `);
});

function print(condition: ConditionSyntax): string {
  if (condition.kind === "not") return `!${print(condition.operand)}`;
  if (condition.kind === "truth") return printOperand(condition.operand);
  if (condition.kind === "compare")
    return `(${printOperand(condition.left)} ${condition.operator} ${printOperand(condition.right)})`;
  return `(${print(condition.left)} ${condition.kind} ${print(condition.right)})`;
}

function printOperand(operand: OperandSyntax): string {
  if (operand.kind === "expression") return operand.text;
  return typeof operand.value === "string" ? `'${operand.value}'` : String(operand.value);
}
