/** A path template taken apart, such as `/buckets/{id}` or `/?acl`. */
export interface PathTemplate {
  /** Alternating literal text and parameter names, starting and ending with literal text. */
  readonly parts: readonly string[];
  /** The query that the template itself holds, as written: `acl`; empty when there is none. */
  readonly fixedQuery: string;
  /** Matches an encoded path under the base path; one group a parameter. */
  readonly pattern: RegExp;
}

const templates = new Map<string, PathTemplate>();

/** Takes a path template apart; remembered, for there are only as many as the documents have. */
export function pathTemplate(path: string): PathTemplate {
  const known = templates.get(path);
  if (known !== undefined) return known;
  const question = path.indexOf("?");
  const fixedQuery = question < 0 ? "" : path.slice(question + 1);
  const parts = (question < 0 ? path : path.slice(0, question)).split(/\{([^{}]*)\}/);
  const source = parts
    .map((part, i) => (i % 2 === 1 ? "([^/?#]*)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  const template = { parts, fixedQuery, pattern: new RegExp(`^${source}$`) };
  templates.set(path, template);
  return template;
}

/** The raw, still encoded text of each path parameter, or `undefined` when the path is not of this template. */
export function matchPath(template: PathTemplate, path: string): ReadonlyMap<string, string> | undefined {
  const match = template.pattern.exec(path);
  if (match === null) return undefined;
  const names = template.parts.filter((_, i) => i % 2 === 1);
  return new Map(names.map((name, i) => [name, match[i + 1] ?? ""]));
}
