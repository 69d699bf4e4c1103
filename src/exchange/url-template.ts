/** A server URL with variables, taken apart. */
export interface UrlTemplate {
  /** Lower case. */
  readonly scheme: string;
  readonly hostname: string;
  /** Empty for the scheme's own. */
  readonly port: string;
  readonly basePath: string;
  /** Names of the variables in the host name, in order. */
  readonly hostVariables: readonly string[];
  /** Matches a host name without its port; one group a variable. */
  readonly hostPattern: RegExp;
}

const VARIABLE = /\{([^{}]+)\}/g;

/** Templates taken apart; there are only as many as the documents and the command line have. */
const parsedTemplates = new Map<string, UrlTemplate | undefined>();
/** Takes a server URL apart, or gives `undefined` when it is no absolute http or https URL. */
export function parseUrlTemplate(template: string): UrlTemplate | undefined {
  if (!parsedTemplates.has(template)) parsedTemplates.set(template, takeApart(template));
  return parsedTemplates.get(template);
}

function takeApart(template: string): UrlTemplate | undefined {
  const match = /^(https?):\/\/([^/?#]+)([^?#]*)/i.exec(template);
  if (match === null) return undefined;
  const [, scheme = "", authority = "", basePath = ""] = match;
  const port = /:(\d+|\{[^{}]+\})$/.exec(authority);
  const hostname = port === null ? authority.replace(/:$/, "") : authority.slice(0, port.index);
  const pattern = hostname
    .split(VARIABLE)
    .map((part, i) => (i % 2 === 1 ? "(.*)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  return {
    scheme: scheme.toLowerCase(),
    hostname,
    port: port?.[1] ?? "",
    basePath,
    hostVariables: variablesOf(hostname),
    hostPattern: new RegExp(`^${pattern}$`, "i"),
  };
}

/** The names of the variables in a piece of a template, in order. */
export function variablesOf(template: string): string[] {
  return [...template.matchAll(VARIABLE)].map(([, name = ""]) => name);
}

/** Fills in the variables; one without a value leaves nothing. */
export function fill(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (_, name: string) => variables[name] ?? "");
}

/** Fills in the parts between separators, and leaves out each part with a variable that has no value. */
export function fillParts(
  text: string,
  separator: string,
  variables: Readonly<Record<string, string>>,
  encode: (value: string) => string | undefined = (value) => value,
): string {
  if (!text.includes("{")) return text;
  return text
    .split(separator)
    .filter((part) => variablesOf(part).every((name) => variables[name] !== undefined))
    .map((part) => part.replace(VARIABLE, (_, name: string) => encode(variables[name] ?? "") ?? ""))
    .join(separator);
}
