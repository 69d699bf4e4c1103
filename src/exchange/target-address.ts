import type { Json } from "../core/json.js";
import type { Operation } from "../documents/model.js";
import { percentEncode } from "./percent-encoding.js";
import { type Unsendable, unsendable } from "./unsendable.js";
import { fill, fillParts, parseUrlTemplate, variablesOf } from "./url-template.js";

/** Where a provider answers. */
export interface TargetAddress {
  /**
   * URL template that replaces scheme, host, port and base path of the description's servers, such as
   * `http://{bucket}.localhost:9000`; absent: the operation's own servers.
   */
  readonly url?: string;
  /** Server variables that no request value supplies. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A URL template with its variables filled in. */
export interface ResolvedAddress {
  readonly kind: "address";
  /** What we connect to: `http://127.0.0.1:9000` for any name under `localhost`. */
  readonly origin: string;
  /** Value of the `Host` header, with the port unless it is the scheme's own. */
  readonly host: string;
  /** Without a slash at its end; empty for the root. */
  readonly basePath: string;
  /** The variables that the host name holds; absent when it holds none. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What {@link templateFor} found for an operation at an address. */
const chosenTemplates = new WeakMap<TargetAddress, WeakMap<Operation, string>>();

/** What may stand in a host name at all: RFC 3986 `reg-name` without escapes. */
const HOST_TEXT = /^[A-Za-z0-9\-._~!$&'()*+,;=]+$/;

/**
 * Fills in a URL template. A label of the host name, or a segment of the base path, whose variable has no
 * value is left out, so that `http://{bucket}.localhost:9000` without a bucket is `http://localhost:9000`.
 */
export function resolveAddress(
  template: string,
  variables: Readonly<Record<string, string>>,
): ResolvedAddress | Unsendable {
  const parsed = parseUrlTemplate(template);
  if (parsed === undefined) {
    return unsendable(`the server URL ${template} is not an absolute http or https URL`);
  }
  const hostname = fillParts(parsed.hostname, ".", variables);
  const problem = hostProblem(hostname, parsed.hostname);
  if (problem !== undefined) return unsendable(problem);
  const port = fill(parsed.port, variables);
  const host = port === "" || port === defaultPort(parsed.scheme) ? hostname : `${hostname}:${port}`;
  const basePath = fillParts(parsed.basePath, "/", variables, percentEncode).replace(/\/+$/, "");
  const connectTo = isLoopbackName(hostname) ? host.replace(hostname, "127.0.0.1") : host;
  const held = parsed.hostVariables.flatMap((name) => {
    const value = variables[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const address = { kind: "address", origin: `${parsed.scheme}://${connectTo}`, host, basePath } as const;
  return held.length === 0 ? address : { ...address, variables: Object.fromEntries(held) };
}

/** Whether a host name means this machine whatever DNS says: `localhost` and all below it (RFC 6761). */
export function isLoopbackName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}

/**
 * The URL template that serves an operation at an address: the override without the labels and segments
 * whose variables the operation does not know, else the first of its own servers.
 */
export function templateFor(operation: Operation, address: TargetAddress): string {
  const known = chosenTemplates.get(address) ?? new WeakMap<Operation, string>();
  chosenTemplates.set(address, known);
  const template = known.get(operation) ?? chooseTemplate(operation, address);
  known.set(operation, template);
  return template;
}

function chooseTemplate(operation: Operation, address: TargetAddress): string {
  if (address.url === undefined) return operation.servers[0] ?? "";
  const known = new Set(operation.servers.flatMap(variablesOf));
  for (const parameter of operation.parameters) if (parameter.in === "server") known.add(parameter.name);
  const parsed = parseUrlTemplate(address.url);
  if (parsed === undefined) return address.url;
  const keep = (part: string) => variablesOf(part).every((name) => known.has(name));
  const hostname = parsed.hostname.split(".").filter(keep).join(".");
  const basePath = parsed.basePath.split("/").filter(keep).join("/");
  return `${parsed.scheme}://${hostname}${parsed.port === "" ? "" : `:${parsed.port}`}${basePath}`;
}

/** Resolves an operation's template with the request's own server values over the address's. */
export function addressOf(
  operation: Operation,
  server: Readonly<Record<string, Json>>,
  address: TargetAddress,
): ResolvedAddress | Unsendable {
  const template = templateFor(operation, address);
  const variables: Record<string, string> = {};
  for (const name of variablesOf(template)) {
    const value = server[name] ?? address.variables[name];
    if (value === undefined) return unsendable(`the server variable ${name} has no value`);
    if (value === null || typeof value === "object") {
      return unsendable(`the server variable ${name} is no text`);
    }
    variables[name] = String(value);
  }
  return resolveAddress(template, variables);
}

/**
 * The server variables that a `Host` header holds under a template, or `undefined` when it cannot come from
 * it. A port that only one of the two names does not matter: some clients leave it out.
 */
export function matchHost(template: string, host: string): Record<string, string> | undefined {
  const parsed = parseUrlTemplate(template);
  if (parsed === undefined) return undefined;
  const match = parsed.hostPattern.exec(host.replace(/:\d*$/, ""));
  if (match === null) return undefined;
  return Object.fromEntries(parsed.hostVariables.map((name, i) => [name, match[i + 1] ?? ""]));
}

/** The base path of a template as it stands there, variables included, without a slash at its end. */
export function basePathOf(template: string): string {
  return (parseUrlTemplate(template)?.basePath ?? "").replace(/\/+$/, "");
}

function hostProblem(hostname: string, template: string): string | undefined {
  if (/^\[[0-9a-f:.]+\]$/i.test(hostname)) return undefined;
  if (!HOST_TEXT.test(hostname)) {
    return `the host name ${JSON.stringify(hostname)} from ${template} has characters that no host name can hold`;
  }
  if (hostname.startsWith("."))
    return `the host name ${hostname} from ${template} starts with an empty label`;
  const labels = hostname.split(".");
  // A name that goes to DNS has limits that a Host header on loopback does not have.
  if (!isLoopbackName(hostname) && (hostname.length > 253 || labels.some((label) => label.length > 63))) {
    return `the host name ${hostname} is longer than DNS allows`;
  }
  return undefined;
}

function defaultPort(scheme: string): string {
  return scheme === "https" ? "443" : "80";
}
