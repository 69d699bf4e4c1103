import type { Operation, Provider } from "../documents/model.js";
import { basePathOf } from "../exchange/target-address.js";
import {
  type Markers,
  type ReadTarget,
  type RequestTarget,
  readTarget,
  withoutOrigin,
} from "./read-target.js";
import { virtualHostReader, virtualHostVariable } from "./virtual-host.js";

/** Which operation a request is for. */
export type Route =
  | FoundRoute
  /** The path is described, the method on it is not. */
  | { readonly kind: "method"; readonly beside: readonly Operation[] }
  | { readonly kind: "nowhere" }
  /** The target is not one that a URL can have. */
  | { readonly kind: "malformed" };

/** A request that is for an operation. */
export interface FoundRoute {
  readonly kind: "found";
  readonly operation: Operation;
  /** Raw path and query as the description has them, without origin and base path. */
  readonly path: string;
  /** What the host says. */
  readonly server: Readonly<Record<string, string>>;
}

/** Finds the operation for a request, by its method, its raw path and its host. */
export type Router = (target: RequestTarget) => Route;

/**
 * A router over the operations of a provider.
 *
 * Paths are compared segment by segment after percent-decoding, so `%2F` never splits one and a trailing
 * slash counts. Where several templates fit, the one with the most markers (`/?acl`) and literal segments
 * wins. Of those that fit alike, an operation whose server is a virtual host is found on virtual hosts and
 * any other one of the same description on the service's own host.
 */
export function createRouter(provider: Provider): Router {
  const virtualHost = virtualHostReader(provider.operations);
  const reachable = provider.operations.filter(({ unreachable }) => unreachable === undefined);
  const templates = reachable.map(templateOf).sort(bySpecificity);
  const bases = [...new Set(provider.operations.flatMap(({ servers }) => servers.map(basePathOf)))];
  const subresources = signedSubresources(provider);
  const hasVirtualHosts = templates.some((template) => template.onVirtualHost);
  return (received) => {
    const target = withoutOrigin(received);
    const read = readTarget(target.path, bases);
    if (read === undefined) return { kind: "malformed" };
    const server = virtualHost(target.host);
    const fitting = templates.filter((template) => fits(template, read));
    const named = fitting.filter(({ markers }) => markers.length === fitting[0]?.markers.length);
    const ofHost = named.filter(
      ({ onVirtualHost }) => !hasVirtualHosts || onVirtualHost === (server !== undefined),
    );
    // A sub-resource that only the other kind of host is described to have: clients ask for it on both.
    const peers = ofHost.length === 0 && fitting[0]?.markers.length !== 0 ? named : ofHost;
    if (peers.length === 0 || asksForMore(peers, read.markers, subresources)) return { kind: "nowhere" };
    const found = peers.find(({ operation }) => operation.method === target.method);
    if (found !== undefined) {
      const path = read.paths.find(({ segments }) => fitsPath(found, segments))?.raw ?? target.path;
      return { kind: "found", operation: found.operation, path, server: server ?? {} };
    }
    return { kind: "method", beside: peers.map(({ operation }) => operation) };
  };
}

interface Template {
  readonly operation: Operation;
  /** Literals, and expressions for those that hold a parameter. */
  readonly segments: readonly (string | RegExp)[];
  /** Query members that the path template itself has. */
  readonly markers: readonly (readonly [name: string, value: string])[];
  readonly onVirtualHost: boolean;
}

function templateOf(operation: Operation): Template {
  const [path = "", query = ""] = operation.path.split("?", 2);
  const members = query.split("&").filter((member) => member !== "");
  return {
    operation,
    segments: path.split("/").map(segmentPattern),
    markers: members.map((member) => {
      const [name = "", value = ""] = member.split("=", 2);
      return [name, value] as const;
    }),
    onVirtualHost: virtualHostVariable(operation) !== undefined,
  };
}

function segmentPattern(segment: string): string | RegExp {
  if (!segment.includes("{")) return segment;
  const source = segment
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith("{") ? "[^]+" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`);
}

function bySpecificity(left: Template, right: Template): number {
  const literals = ({ segments }: Template) =>
    segments.filter((segment) => typeof segment === "string").length;
  return right.markers.length - left.markers.length || literals(right) - literals(left);
}

function fits(template: Template, read: ReadTarget): boolean {
  return (
    template.markers.every(([name, value]) => read.markers.get(name) === value) &&
    read.paths.some(({ segments }) => fitsPath(template, segments))
  );
}

function fitsPath({ segments: wanted }: Template, segments: readonly string[]): boolean {
  if (wanted.length !== segments.length) return false;
  return wanted.every((pattern, index) => {
    const segment = segments[index] ?? "";
    return typeof pattern === "string" ? pattern === segment : pattern.test(segment);
  });
}

function signedSubresources(provider: Provider): ReadonlySet<string> {
  const schemes = [...provider.securitySchemes.values()];
  return new Set(
    schemes.flatMap((scheme) => (scheme.kind === "signature" ? scheme.signature.subresources : [])),
  );
}

/** Whether a request names a sub-resource that none of the operations has: that is never the bare path. */
function asksForMore(
  peers: readonly Template[],
  markers: Markers,
  subresources: ReadonlySet<string>,
): boolean {
  return [...markers.keys()].some(
    (name) =>
      subresources.has(name) &&
      !peers.some(
        (peer) =>
          peer.markers.some(([marker]) => marker === name) ||
          peer.operation.parameters.some((parameter) => parameter.name === name),
      ),
  );
}
