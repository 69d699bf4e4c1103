import { dirname, join, normalize } from "node:path";
import hljs from "highlight.js/lib/common";
import MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import { headingAnchors } from "../pages/heading-anchor.js";
import { type SitePage, wayTo } from "./site-page.js";

/** What Eleventy tells of the page that it renders. */
interface Environment {
  readonly page?: { readonly url?: string };
}

/** Markdown as the site shows it: links lead to pages of the site, headings have anchors, code has colours. */
export function siteMarkdown(pages: readonly SitePage[]): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, highlight: highlighted });
  const bySource = new Map(pages.map((page) => [page.source, page]));
  const byUrl = new Map(pages.map((page) => [`/${page.url}`, page]));
  markdown.core.ruler.push("site", ({ tokens, env }) => {
    const url = (env as Environment).page?.url ?? "";
    const page = byUrl.get(url) ?? byUrl.get(`${url}index.html`);
    addAnchors(tokens);
    if (page !== undefined) for (const token of tokens) leadToPages(token, page, bySource);
  });
  markdown.renderer.rules["table_open"] = () =>
    '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n';
  markdown.renderer.rules["table_close"] = () => "</table></div>\n";
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const info = tokens[index]?.info ?? "";
    const file = /\b(?:file|append)="([^"]+)"/.exec(info)?.[1];
    const caption = file === undefined ? "" : `<p class="file">${markdown.utils.escapeHtml(file)}</p>`;
    const shown = fence?.(tokens, index, options, env, self) ?? "";
    return caption + shown.replace("<pre>", '<pre tabindex="0">');
  };
  return markdown;
}

function highlighted(code: string, language: string): string {
  const known = hljs.getLanguage(language) === undefined ? "plaintext" : language;
  return hljs.highlight(code, { language: known }).value;
}

function addAnchors(tokens: readonly Token[]): void {
  const headings = tokens.flatMap((token, index) =>
    token.type === "heading_open" ? [{ token, text: textOf(tokens[index + 1]) }] : [],
  );
  const anchors = headingAnchors(headings.map(({ text }) => text));
  for (const [index, { token }] of headings.entries()) token.attrSet("id", anchors[index] ?? "");
}

function textOf(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join("");
}

/** Links to documents lead to their pages; one to what the site does not have becomes plain text. */
function leadToPages(token: Token, page: SitePage, bySource: ReadonlyMap<string, SitePage>): void {
  let isCut = false;
  for (const child of token.children ?? []) {
    if (child.type === "link_close" && isCut) {
      child.tag = "span";
      isCut = false;
    }
    if (child.type !== "link_open") continue;
    const target = targetOf(child.attrGet("href") ?? "", page, bySource);
    if (target !== undefined) child.attrSet("href", target);
    else {
      child.tag = "span";
      child.attrs = [["class", "repository"]];
      isCut = true;
    }
  }
}

function targetOf(href: string, page: SitePage, bySource: ReadonlyMap<string, SitePage>): string | undefined {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const source = normalize(join(dirname(page.source), path))
    .replaceAll("\\", "/")
    .replace(/\/$/, "");
  const target = bySource.get(source) ?? bySource.get(`${source}/README.md`);
  if (target === undefined) return undefined;
  return `${wayTo(target.url, page.url)}${anchor === undefined ? "" : `#${anchor}`}`;
}
