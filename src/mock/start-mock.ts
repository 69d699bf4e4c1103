import type { Provider } from "../documents/model.js";
import { parseUrlTemplate } from "../exchange/url-template.js";
import { withControls } from "./answer-control.js";
import { firstRequest } from "./first-request.js";
import { createFront } from "./front.js";
import { mockEnvironment } from "./known-accounts.js";
import { logLineWriter } from "./log-line.js";
import { MockRefusedError } from "./mock-refused-error.js";
import { loadPrism } from "./prism.js";
import type { Sabotage } from "./sabotage.js";
import { selfTest } from "./self-test.js";
import { serveFront } from "./serve-front.js";
import type { BrokenRules } from "./state/state-rule.js";
import { createStore, statelessStore } from "./store.js";
import { onLoopback, virtualHostVariable } from "./virtual-host.js";

/** A mock that is serving. */
export interface Mock {
  /** Where it serves; `http://{bucket}.localhost:9000` where the provider has virtual hosts. */
  readonly url: string;
  /** The same with every variable of the provider's hosts, such as `http://{bucket}.storage.{region}.localhost:9000`. */
  readonly template: string;
  readonly port: number;
  /** What a client must be told: environment variable and the value that the mock takes. */
  readonly credentials: Readonly<Record<string, string>>;
  /** A documented request that makes something, as a command for a shell. */
  readonly example?: string;
  /** Moves the clock by which resources grow older; the one that judges signatures stays. */
  readonly advance: (ms: number) => void;
  /** Forgets every resource, and sets that clock back. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** How to serve. */
export interface MockOptions {
  /** Default: any free port. */
  readonly port?: number;
  readonly host?: "127.0.0.1";
  /** How long to wait before each answer. */
  readonly latencyMs?: number;
  /** Takes one line a request; no line holds a credential. */
  readonly log?: (line: string) => void;
  /** The clock that dates of signed requests are compared with. */
  readonly now?: () => Date;
  /** Rules of the state that are broken on purpose, by the ids of `stateRules`. */
  readonly isBroken?: BrokenRules;
  /** Asked at each request what to do wrong; absent, or nothing: all goes right. */
  readonly sabotage?: () => Sabotage | undefined;
}

/**
 * Serves a provider's documents on a loopback port.
 *
 * Before it listens it gives itself what each operation must refuse and what it must accept.
 *
 * @throws MockRefusedError when an operation takes what its description forbids, or refuses its own example.
 */
export async function startMock(provider: Provider, options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", latencyMs = 0, log, now = () => new Date(), sabotage } = options;
  const { isBroken = (rule) => sabotage?.()?.breaksRule?.(rule) === true } = options;
  const prism = await loadPrism(provider);
  const problems = selfTest(provider, {
    front: createFront(provider, { prism, store: statelessStore, now }),
    now,
  });
  if (problems.length > 0) throw new MockRefusedError(problems);
  const store = createStore(provider, { now, isBroken });
  const parts = { prism, store, now, ...(sabotage === undefined ? {} : { sabotage }) };
  const front = withControls(createFront(provider, parts), store);
  const onAnswer = log === undefined ? () => undefined : logLineWriter(provider, log);
  const served = await serveFront(front, { port, host, latencyMs, onAnswer });
  const virtual = provider.operations.find((operation) => virtualHostVariable(operation) !== undefined);
  const variable = virtual === undefined ? undefined : virtualHostVariable(virtual);
  const url = `http://${variable === undefined ? host : `{${variable}}.localhost`}:${served.port}`;
  const hosts = parseUrlTemplate(onLoopback(virtual?.servers[0] ?? ""))?.hostname;
  const example = firstRequest(provider, url, now());
  return {
    url,
    template: hosts === undefined ? url : `http://${hosts}:${served.port}`,
    port: served.port,
    ...(example === undefined ? {} : { example }),
    credentials: mockEnvironment(provider),
    advance: store.advance,
    reset: store.reset,
    close: served.close,
  };
}
