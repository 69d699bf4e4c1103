import type { Operation } from "../documents/model.js";
import { matchHost } from "../exchange/target-address.js";

/** The values of server variables that a host name carries, or `undefined` for the service's own host. */
export type VirtualHost = (host: string) => Readonly<Record<string, string>> | undefined;

/**
 * Tells virtual hosts (`examplebucket.storage.example.com`) from the service's own host.
 *
 * The server URLs of the description say what hosts look like, with `localhost` in place of their domain too.
 * Beside those, `<value>.localhost` is a virtual host and `localhost` or an IP address the service. A host that fits neither is read by the
 * label that follows the variable in the description (`storage` above), and failing that by its first label.
 */
export function virtualHostReader(operations: readonly Operation[]): VirtualHost {
  const virtual = operations.filter((operation) => virtualHostVariable(operation) !== undefined);
  const urls = withLoopback(virtual);
  const serviceUrls = withLoopback(operations.filter((operation) => !virtual.includes(operation)));
  const [first] = virtual;
  const name = first === undefined ? undefined : virtualHostVariable(first);
  if (name === undefined) return () => undefined;
  const anchor = new RegExp(`\\{${name}\\}\\.([a-z0-9-]+)`, "i").exec(urls[0] ?? "")?.[1];
  return (host) => {
    const hostname = host.replace(/:\d*$/, "");
    if (isServiceOnLoopback(hostname)) return undefined;
    for (const url of urls) {
      const held = matchHost(url, hostname);
      if (held?.[name] !== undefined) return held;
    }
    if (serviceUrls.some((url) => matchHost(url, hostname) !== undefined)) return undefined;
    if (/\.localhost$/i.test(hostname)) return { [name]: hostname.slice(0, -".localhost".length) };
    const label = readByLabel(hostname, anchor?.toLowerCase());
    return label === undefined ? undefined : { [name]: label };
  };
}

/** The name of the variable by which an operation's first server becomes a virtual host, if it does. */
export function virtualHostVariable({ servers, parameters }: Operation): string | undefined {
  const authority = /^[a-z]+:\/\/([^/]*)/i.exec(servers[0] ?? "")?.[1] ?? "";
  return parameters.find(({ in: where, name }) => where === "server" && authority.includes(`{${name}}`))
    ?.name;
}

/** A server URL on this machine: `localhost` in place of the domain that follows the last variable of the host. */
export function onLoopback(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^/]*\})[^/}]*/i, "$1.localhost");
}

function withLoopback(operations: readonly Operation[]): readonly string[] {
  const urls = operations.flatMap(({ servers }) => servers);
  return [...new Set([...urls, ...urls.map(onLoopback)])];
}

function isServiceOnLoopback(hostname: string): boolean {
  return (
    hostname === "" || /^localhost$/i.test(hostname) || /^[\d.]+$/.test(hostname) || hostname.startsWith("[")
  );
}

function readByLabel(hostname: string, anchor: string | undefined): string | undefined {
  if (anchor !== undefined) {
    const at = hostname.toLowerCase().lastIndexOf(`.${anchor}.`);
    if (at >= 0) return hostname.slice(0, at);
    if (hostname.toLowerCase().startsWith(`${anchor}.`)) return undefined;
  }
  const dot = hostname.indexOf(".");
  return dot < 0 ? undefined : hostname.slice(0, dot);
}
