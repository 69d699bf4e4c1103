import { CallError } from "./call-error.js";

interface ServerChoice {
  readonly operation: string;
  /** The operation's own server, when the description names one. */
  readonly documented: string | undefined;
  /** What the caller gave in its place. */
  readonly override: string | undefined;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/**
 * The URL that an operation's path is appended to.
 *
 * An override may hold variables that the operation's server does not have, such as the bucket of a
 * virtual host where the operation goes to the service: then the label is left out.
 */
export function serverUrl({ operation, documented, override, variables }: ServerChoice): string {
  const template = override ?? documented;
  if (template === undefined)
    throw new CallError(operation, "the description names no server; give the client a baseUrl.");
  const own = variablesIn(documented ?? "");
  const url = template.replace(/\{([^{}]+)\}(\.?)/g, (_, name: string, dot: string) => {
    if (override !== undefined && documented !== undefined && !own.has(name) && dot !== "") return "";
    return valueOf(operation, name, variables[name]) + dot;
  });
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new CallError(operation, "the server is no absolute http or https URL; give the client a baseUrl.");
  return url;
}

/** The names of the variables in a URL template. */
export function variablesIn(template: string): ReadonlySet<string> {
  return new Set([...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? ""));
}

/** A value must not lead the request, and with it the credential, to another host. */
function valueOf(operation: string, name: string, value: string | undefined): string {
  if (value === undefined)
    throw new CallError(operation, `the server variable "${name}" has no value; give it in \`server\`.`);
  if (!/^[\w.~-]+$/.test(value))
    throw new CallError(
      operation,
      `the server variable "${name}" may hold letters, digits and . _ ~ - only.`,
    );
  return value;
}
