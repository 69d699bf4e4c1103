import { expect, test } from "vitest";
import { type InsertionLanguage, readInsertions } from "./read-insertions.js";

const places: readonly (readonly [InsertionLanguage, string, string])[] = [
  ["jsonpath", "$[?@.a == {$url}]", "nothing"],
  ["jsonpath", "$[?@.a == '{$url}']", "single-quotes"],
  ["jsonpath", '$[?@.a == "{$url}"]', "double-quotes"],
  ["jsonpath", "$[?@['it\\'s'] == {$url}]", "nothing"],
  ["jsonpath", "$[?@['it\\'s {$url}']]", "single-quotes"],
  ["jsonpath", "$['\"'][?@ == {$url}]", "nothing"],
  ["xpath", "//a[. = {$url}]", "nothing"],
  ["xpath", "//a[. = 'it''s {$url}']", "single-quotes"],
  ["xpath", "//a[. = '\\' or {$url}]", "nothing"],
  ["json", '{ "it\'s": {$url} }', "nothing"],
  ["json", '{ "a": "\\"{$url}" }', "double-quotes"],
  ["regex", "^{$url}$", "nothing"],
  ["regex", "[a-z{$url}]", "class"],
  ["regex", "\\[{$url}", "nothing"],
  ["regex", "[\\]{$url}]", "class"],
  ["regex", "[a]{$url}", "nothing"],
  ["xml", "<a b='{$url}'/>", "nothing"],
  ["form", "a='{$url}'", "nothing"],
];

test.each(places)("in %s %s an expression stands within %s", (language, text, within) => {
  const problems: string[] = [];
  const scope = {
    inputs: { declared: new Set<string>(), required: new Set<string>(), open: false },
    steps: new Map(),
    workflows: new Map(),
    sources: new Map(),
    componentParameter: () => undefined,
    moment: { kind: "answered" as const },
  };
  const parts = readInsertions(
    language,
    { text, pointer: "" },
    { scope, report: (_, message) => problems.push(message) },
  );
  expect(problems).toEqual([]);
  expect(parts.filter((part) => typeof part === "object")).toMatchObject([{ within }]);
});
