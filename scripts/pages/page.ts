import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import { headingAnchors } from "./heading-anchor.js";

/** A block of code, with what its first line says of it: `sh status=1`, `yaml file="openapi.yaml"`. */
export interface Block {
  readonly language: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** The line of the page on which it begins, from 1. */
  readonly line: number;
}

/** A Markdown document as the tests read it. */
export interface Page {
  /** Its path from the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly anchors: readonly string[];
  readonly links: readonly string[];
  /** What stands in backticks outside blocks. */
  readonly spans: readonly string[];
  /** The folder of the repository that its commands begin with, from `<!-- begins with: FOLDER -->`. */
  readonly beginsWith: string | undefined;
}

const markdown = new MarkdownIt({ html: true });

/** Reads a page. */
export function readPage(root: string, path: string): Page {
  const text = readFileSync(join(root, path), "utf8");
  const tokens = markdown.parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const headings = tokens.flatMap(({ type }, index) =>
    type === "heading_open" ? [plainText(tokens[index + 1])] : [],
  );
  return {
    path,
    text,
    blocks: tokens.filter(({ type }) => type === "fence").map(blockOf),
    anchors: headingAnchors(headings),
    links: inline.flatMap((token) => token.attrGet("href") ?? token.attrGet("src") ?? []),
    spans: inline.filter(({ type }) => type === "code_inline").map(({ content }) => content),
    beginsWith: /^<!-- begins with: (\S+) -->$/m.exec(text)?.[1],
  };
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join("");
}

function blockOf({ info, content, map }: Token): Block {
  const [language = "", ...rest] = info.trim().split(/\s+/);
  const pairs = [...rest.join(" ").matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  const attributes = Object.fromEntries(pairs.map(([, name, quoted, bare]) => [name, quoted ?? bare ?? ""]));
  return { language, attributes, text: content, line: (map?.[0] ?? 0) + 1 };
}
