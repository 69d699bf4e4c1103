import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "../../src/documents/model.js";
import { allPages } from "../pages/all-pages.js";
import { providerPages } from "./provider-pages.js";
import { type SitePage, titleOf, urlOf } from "./site-page.js";

/** Guides, in the order of the navigation; every other page of docs/ comes after them. */
const guides = [
  "getting-started",
  "promises",
  "workflows",
  "mock",
  "live-runs",
  "findings",
  "gate",
  "ci",
  "clients",
  "serve",
  "reports",
  "library",
  "comparison",
].map((name) => `docs/${name}.md`);

/** Every page of the site, in the order of the navigation. */
export function sitePages(root: string, providers: readonly Provider[]): SitePage[] {
  const documents = allPages(root).map((path): SitePage => {
    const markdown = readFileSync(join(root, path), "utf8");
    const section = sectionOf(path);
    const title = path === "README.md" ? "assay" : titleOf(markdown);
    return { url: urlOf(path), title, markdown, source: path, ...(section === undefined ? {} : { section }) };
  });
  const rank = ({ source }: SitePage) => (guides.includes(source) ? guides.indexOf(source) : guides.length);
  const clientPage = (name: string) => {
    const path = join(root, "generated", name, "client.md");
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  return [
    ...documents.toSorted((one, other) => rank(one) - rank(other)),
    decisions(root),
    ...providers.flatMap((provider) => providerPages(provider, clientPage(provider.name))),
  ];
}

function sectionOf(path: string): string | undefined {
  if (guides.includes(path)) return "Guides";
  if (/^docs\/decisions\//.test(path) || /(^|\/)README\.md$/.test(path)) return undefined;
  if (/^docs\/reference\//.test(path)) return "Reference";
  return path.startsWith("docs/") ? "More" : "Project";
}

/** The folder of decisions, which has no document of its own. */
function decisions(root: string): SitePage {
  const names = readdirSync(join(root, "docs/decisions")).toSorted();
  const titled = names.map((name) => {
    const title = titleOf(readFileSync(join(root, "docs/decisions", name), "utf8"));
    return `- [${title}](decisions/${name})`;
  });
  const markdown = ["# Decisions", "Why things are as they are.", titled.join("\n")].join("\n\n");
  return {
    url: "docs/decisions/index.html",
    title: "Decisions",
    section: "Project",
    markdown,
    source: "docs/decisions",
  };
}
