import type { Provider } from "../../src/documents/model.js";
import type { DocumentedPromise } from "../../src/documents/promise.js";
import { cell, table } from "../reference/markdown-table.js";
import { type SitePage, titleOf } from "./site-page.js";

/** The pages about a provider: what it is, and the catalogue of its promises. */
export function providerPages(provider: Provider, clientPage: string | undefined): SitePage[] {
  const { name, title, promises, operations } = provider;
  const unseen = promises.filter(({ unverifiable }) => unverifiable !== undefined);
  const client =
    clientPage === undefined
      ? []
      : [`[The typed client](../../generated/${name}/client.md), with an example.`];
  const markdown = [
    `# ${title}`,
    `${promises.length} promises of its documentation are in the catalogue, ${promises.length - unseen.length} of which a run can see. ${operations.length} operations are described.`,
    `<p><a href="description.html">The description</a>, as a page of its own.</p>`,
    ...client,
    "## Promises",
    table(
      ["Promise", "Says", "Documented in", "Seen by"],
      promises.map((promise) => [
        promise.id,
        `${cell(promise.promises)}${promise.strength === "shown" ? " (only an example shows it)" : ""}`,
        cell(`${promise.source.document}, ${promise.source.at}`),
        seenBy(promise),
      ]),
    ),
  ].join("\n\n");
  const source = `specs/${name}/README.md`;
  const about = { url: `providers/${name}/index.html`, title, section: "Providers", markdown, source };
  if (clientPage === undefined) return [about];
  const url = `providers/${name}/client.html`;
  return [
    about,
    { url, title: titleOf(clientPage), markdown: clientPage, source: `generated/${name}/client.md` },
  ];
}

function seenBy({ exchanges, workflows, unverifiable, needsWorkflow }: DocumentedPromise): string {
  if (unverifiable !== undefined) return `nobody: ${cell(unverifiable)}`;
  if (needsWorkflow !== undefined) return `nothing yet: ${cell(needsWorkflow)}`;
  const checks = [...new Set(exchanges.map(({ check, operation }) => `\`${check}\` on \`${operation}\``))];
  return [...workflows.map((workflow) => `workflow \`${workflow}\``), ...checks].join("<br>");
}
