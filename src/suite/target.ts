import type { Provider } from "../documents/model.js";
import type { TargetAddress } from "../exchange/target-address.js";
import { type MockOptions, startMock } from "../mock/start-mock.js";

/** A provider's address, and how to let go of it. */
export interface Target {
  readonly address: TargetAddress;
  /** Moves the clock of the embedded mock; absent where time can only be waited for. */
  readonly advance?: (ms: number) => void;
  /** Makes the embedded mock forget everything. */
  readonly reset?: () => void;
  readonly close: () => Promise<void>;
}

/** Starts the provider's mock in this process, on a free loopback port. */
export async function mockTarget(provider: Provider, options: MockOptions = {}): Promise<Target> {
  const mock = await startMock(provider, options);
  const address = { url: mock.template, variables: serverVariables(provider) };
  return { address, advance: mock.advance, reset: mock.reset, close: mock.close };
}

/** The provider's own servers, or the URL that stands in for them. */
export function liveTarget(provider: Provider, url: string | undefined): Target {
  const variables = serverVariables(provider);
  return { address: url === undefined ? { variables } : { url, variables }, close: () => Promise.resolve() };
}

/** Values of server variables: the profile's, else the defaults of the description. */
function serverVariables(provider: Provider): Record<string, string> {
  return { ...provider.serverVariables, ...provider.profile.serverVariables };
}

/** Whether a provider's target is on this machine: nothing costs money there, and nobody limits what is sent. */
export function isOnThisMachine(provider: Provider, url: string | undefined): boolean {
  if (url !== undefined) return isLoopback(url);
  const servers = provider.operations.flatMap((operation) => operation.servers);
  return servers.length > 0 && servers.every(isLoopback);
}

/** Whether a URL leads to this machine, whatever names resolve to. */
export function isLoopback(url: string): boolean {
  const host = /^https?:\/\/(\[[^\]]+\]|[^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
  return (
    host === "[::1]" ||
    host === "localhost" ||
    host.endsWith(".localhost") ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
