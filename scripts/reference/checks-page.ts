import { allChecks } from "../../src/checks/all-checks.js";
import { allDocumentsChecks } from "../../src/checks/documents/all-documents-checks.js";
import { cell, table } from "./markdown-table.js";

/** The page about every check, from what each says of itself. */
export function checksPage(): string {
  const rows = (checks: readonly { readonly id: string; readonly demands: string }[]) =>
    table(
      ["Check", "Demands that"],
      checks.map(({ id, demands }) => [`\`${id}\``, cell(demands)]),
    );
  return [
    "# Checks",
    "A check is a rule that turns an exchange into findings. A promise names the check that breaks with it ([promises.yaml](promises.md)), a finding the one that saw it ([Reading a finding](../findings.md)).",
    "## On every exchange",
    rows(allChecks),
    "## On the documents",
    rows(allDocumentsChecks),
    "Criteria of workflows are seen by `workflow-criterion`.",
  ].join("\n\n");
}
