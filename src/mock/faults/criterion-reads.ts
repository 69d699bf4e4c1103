import type { Criterion } from "../../documents/arazzo/criterion.js";
import type { Expression } from "../../documents/arazzo/expression.js";
import { operandsOf } from "../../documents/arazzo/operands-of.js";

/** What a criterion looks at in an answer. */
export interface CriterionReads {
  readonly status: boolean;
  readonly headers: readonly string[];
  /** Names of members or elements of the body. */
  readonly names: readonly string[];
  /** Texts that stand in the criterion, which an answer may be changed to have. */
  readonly words: readonly string[];
}

/** What a criterion reads of its answer, by its own words. */
export function criterionReads(criterion: Criterion): CriterionReads {
  if (criterion.kind === "simple") {
    const operands = operandsOf(criterion.condition);
    return gathered(
      operands.flatMap((operand) => (operand.kind === "expression" ? [operand.expression] : [])),
      [],
      operands.flatMap((operand) =>
        operand.kind === "literal" && typeof operand.value === "string" ? [operand.value] : [],
      ),
    );
  }
  const text = criterion.query.map((part) => (typeof part === "string" ? part : "_")).join("");
  return gathered([criterion.context], namesIn(criterion.kind, text), wordsIn(text));
}

function gathered(
  expressions: readonly Expression[],
  named: readonly string[],
  words: readonly string[],
): CriterionReads {
  const parts = expressions.flatMap((expression) =>
    expression.kind === "message" && expression.of === "response" ? [expression.part] : [],
  );
  const pathNames = parts.flatMap((part) => {
    const last = part.kind === "body" ? part.path.findLast((token) => !/^\d+$/.test(token)) : undefined;
    return last === undefined ? [] : [last];
  });
  return {
    status: expressions.some(({ kind }) => kind === "statusCode"),
    headers: parts.flatMap((part) => (part.kind === "header" ? [part.name] : [])),
    names: [...new Set([...pathNames, ...named])],
    words: [...new Set(words)],
  };
}

/** Names that a query asks for, the last ones first: they are what its conditions are about. */
function namesIn(kind: "regex" | "jsonpath" | "xpath", text: string): string[] {
  const unquoted = text.replaceAll(/'[^']*'|"[^"]*"/g, "''");
  switch (kind) {
    case "regex":
      return [...text.matchAll(/"([A-Za-z_]\w*)"/g)].map(([, name = ""]) => name);
    case "jsonpath":
      return [...unquoted.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = ""]) => name).reverse();
    case "xpath":
      return [...unquoted.matchAll(/([A-Za-z_][\w.-]*)(?!\s*\(|[\w.-])/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !["and", "or", "not", "div", "mod"].includes(name))
        .reverse();
  }
}

/** Texts that a pattern spells out, where `[Ss]` is `S`, and the texts in quotes of other queries. */
function wordsIn(text: string): string[] {
  const spelt = text.replaceAll(/\[([A-Za-z])[A-Za-z]\]/g, "$1");
  return [...spelt.matchAll(/[A-Za-z][A-Za-z_]{2,}/g)].map(([word]) => word);
}
