/** A page of the site. */
export interface SitePage {
  /** Where it is, from the site's root. */
  readonly url: string;
  readonly title: string;
  /** The heading under which the navigation has it; absent where it has it not. */
  readonly section?: string;
  readonly markdown: string;
  /** The document of the repository that it is made from; links in it are told from there. */
  readonly source: string;
}

/** The address of a page, as a document of the repository names it. */
export function urlOf(path: string): string {
  return path.replace(/(^|\/)README\.md$/, "$1index.html").replace(/\.md$/, ".html");
}

/** The way from one page of the site to another. */
export function wayTo(url: string, from: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  return `${up}${url}`;
}

/** The first heading of a Markdown document. */
export function titleOf(markdown: string): string {
  return (/^# (.+)$/m.exec(markdown)?.[1] ?? "").replaceAll("`", "");
}
