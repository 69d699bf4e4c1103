import { headerOf } from "../../core/exchange.js";
import { documentedServers } from "../../documents/as-documented.js";
import type { DocumentsCheck } from "./documents-check.js";
import { sampleParts } from "./sample-parts.js";

/** The host of a sample is one that the documentation lists. */
export const sampleHostIsListed: DocumentsCheck = {
  id: "sample-host-is-listed",
  demands: "the Host of a sample is that of a server",
  examine: (provider) => {
    const hosts = [
      ...provider.operations.flatMap(({ servers }) => servers),
      ...documentedServers(provider.root).map(({ url }) => url),
    ].flatMap((url) => /^[a-z]+:\/\/([^/]+)/i.exec(url)?.[1] ?? []);
    if (hosts.length === 0) return [];
    return sampleParts(provider).flatMap(({ sample, operation, direction, message }) => {
      const host = headerOf(message.headers ?? [], "host");
      if (direction !== "request" || host === undefined || hosts.some((known) => isOf(known, host)))
        return [];
      return [
        {
          message: `The request in ${sample.source} has Host ${host}, which is no server of the documentation.`,
          place: message.pointer,
          expected: [...new Set(hosts)].join(", "),
          received: host,
          source: sample.source,
          operation: operation.id,
        },
      ];
    });
  },
};

/** Whether a host is of a template such as `{bucket}.example.com`. */
function isOf(template: string, host: string): boolean {
  const [head = "", ...rest] = template.split(/\{[^{}]*\}/);
  let at = head.length;
  if (!host.startsWith(head)) return false;
  for (const part of rest) {
    const found = part === "" ? host.length : host.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at === host.length;
}
