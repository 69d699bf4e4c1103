import { expect, it } from "vitest";
import { validatorCode } from "./validator-code.js";

it("imports what it calls, and nothing else of Ajv", () => {
  const root = {
    a: { type: "string", minLength: 2, pattern: "^a" },
    b: { type: "integer", format: "int32" },
    c: { type: "array", uniqueItems: true },
    d: { type: "string", format: "regex" },
  };
  const schemas = Object.keys(root).map((name) => ({ root, pointer: `/${name}` }));

  const code = validatorCode(schemas, "runtime");

  expect(code.split("\n")[0]).toBe(
    'import { codePointLength, isEqual, numberFormat, regexFormat } from "runtime";',
  );
  expect(code).not.toMatch(/require\(|\bformats[.[]/);
  expect(code.match(/^export const v\d/gm)).toEqual([
    "export const v0",
    "export const v1",
    "export const v2",
    "export const v3",
  ]);
});

it("imports nothing where it calls nothing, and keeps a text that looks like code", () => {
  const root = { enum: ["= formats.int32; x", ";export const v9 = 1;"] };

  const code = validatorCode([{ root, pointer: "" }], "runtime");

  expect(code).toMatch(/^export const v0/);
  expect(code).toContain('";export const v9 = 1;"');
});
