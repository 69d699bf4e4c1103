import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import Eleventy from "@11ty/eleventy";
import type { Provider } from "../../src/documents/model.js";
import { siteMarkdown } from "./site-markdown.js";
import { type SitePage, wayTo } from "./site-page.js";
import { sitePages } from "./site-pages.js";

/** Builds the site of the documentation into a folder; it opens from disk, and asks no server for anything. */
export async function buildSite(
  root: string,
  { out, providers }: { readonly out: string; readonly providers: readonly Provider[] },
): Promise<readonly SitePage[]> {
  const pages = sitePages(root, providers);
  // Eleventy finds templates that are no files by paths from the working folder alone.
  const theme = relative(process.cwd(), join(root, "scripts/site/theme"));
  rmSync(out, { recursive: true, force: true });
  const site = new Eleventy(theme, out, {
    quietMode: true,
    config: (config) => {
      config.setLibrary("md", siteMarkdown(pages));
      config.setTemplateFormats(["md", "njk"]);
      config.addPassthroughCopy({
        [join(theme, "site.css")]: "site.css",
        [join(theme, "site.js")]: "site.js",
      });
      for (const page of pages)
        config.addTemplate(page.url.replace(/\.html$/, ".md"), page.markdown, dataOf(page, pages));
      config.addTemplate("search.njk", searchIndex(pages), { permalink: "search-index.js" });
      return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
    },
  });
  await site.write();
  return pages;
}

/** What the layout needs beside the text. */
function dataOf(page: SitePage, pages: readonly SitePage[]): object {
  const sections = [...new Set(pages.flatMap(({ section }) => section ?? []))];
  return {
    layout: "page.njk",
    permalink: page.url,
    title: page.title,
    source: page.source,
    top: wayTo("", page.url),
    sections: sections.map((name) => ({
      name,
      isOpen: page.section === name,
      links: pages
        .filter(({ section }) => section === name)
        .map(({ title, url }) => ({ title, url: wayTo(url, page.url), isHere: url === page.url })),
    })),
  };
}

/** Titles and headings of every page, as a script: a page opened from disk may read no other file. */
function searchIndex(pages: readonly SitePage[]): string {
  const entries = pages.map(({ title, url, markdown }) => ({
    title,
    url,
    headings: [...markdown.matchAll(/^##+ (.+)$/gm)].map(([, heading = ""]) => heading.replaceAll("`", "")),
  }));
  const data = JSON.stringify(entries).replaceAll("{{", "{ {").replaceAll("{%", "{ %");
  return `window.assayPages = ${data};\n`;
}
