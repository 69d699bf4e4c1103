import type { Provider } from "../documents/model.js";
import type { Fault } from "../mock/faults/fault.js";
import { faultsOf } from "../mock/faults/faults-of.js";
import { type Mock, startMock } from "../mock/start-mock.js";
import { exitStatus } from "../suite/exit-status.js";
import { loadChosen } from "../suite/load-chosen.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import { prove, unknownFault, withoutProvider } from "./prove.js";

/** Flags of `assay mock`. */
export interface MockFlags {
  /** An OpenAPI document in place of a provider. */
  readonly description?: string;
  readonly port?: number;
  readonly latency?: number;
  /** Name of a fault to serve with. */
  readonly fault?: string;
  /** List the faults and end. */
  readonly faults?: boolean;
  readonly json?: boolean;
}

/** Serves the mocks until the user ends it; prints addresses and the values that the mocks take. */
export async function mock(
  names: readonly string[],
  flags: MockFlags,
  context: CommandContext,
): Promise<number> {
  const loaded = await loadChosen(names, flags, context);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  if (flags.port !== undefined && loaded.value.length > 1)
    throw new UsageError("--port is one mock's: name the provider, as in: assay mock NAME --port 9000.");
  if (flags.faults === true) return prove(names, { ...flags, list: true }, context);
  if (flags.fault !== undefined && !loaded.value.some((provider) => faultNamed(provider, flags.fault)))
    throw unknownFault(loaded.value, flags.fault);
  const mocks: { provider: string; served: Mock }[] = [];
  try {
    for (const provider of loaded.value)
      mocks.push({ provider: provider.name, served: await serve(provider, flags, context) });
    return await serveUntilEnded(mocks, flags, context);
  } finally {
    await Promise.all(mocks.map(({ served }) => served.close()));
  }
}

async function serveUntilEnded(
  mocks: readonly { provider: string; served: Mock }[],
  flags: MockFlags,
  { streams, signal }: CommandContext,
): Promise<number> {
  const shown = mocks.map(({ provider, served }) => ({
    provider,
    url: served.url,
    environment: served.credentials,
    ...(served.example === undefined ? {} : { example: served.example }),
  }));
  if (flags.json === true) streams.out(`${JSON.stringify({ mocks: shown }, null, 2)}\n`);
  else for (const item of shown) streams.out(mockText(item));
  if (flags.json !== true) streams.err("Serving; press Ctrl-C to end.\n");
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  return exitStatus.conforms;
}

async function serve(provider: Provider, flags: MockFlags, { streams }: CommandContext): Promise<Mock> {
  const fault = faultNamed(provider, flags.fault);
  if (fault !== undefined) streams.err(`${provider.name} does one thing wrong: ${fault.does}\n`);
  try {
    return await startMock(provider, {
      ...(fault === undefined ? {} : { sabotage: () => fault.sabotage }),
      ...(flags.port === undefined ? {} : { port: flags.port }),
      ...(flags.latency === undefined ? {} : { latencyMs: flags.latency }),
      log: (line) => streams.err(`${provider.name} ${line}\n`),
    });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE")
      throw new UsageError(`Port ${flags.port} is taken; name another with --port, or none for a free one.`);
    if (code === "EACCES")
      throw new UsageError(
        `Port ${flags.port} needs more rights than yours; name one above 1023 with --port.`,
      );
    throw cause;
  }
}

function faultNamed(provider: Provider, name: string | undefined): Fault | undefined {
  if (name === undefined) return undefined;
  const wanted = withoutProvider(provider, name);
  return faultsOf(provider).find((fault) => fault.name === wanted);
}

interface ShownMock {
  readonly provider: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly example?: string;
}

function mockText({ provider, url, environment, example }: ShownMock): string {
  const lines = Object.entries(environment).map(([name, value]) => `  export ${name}='${value}'`);
  const start = example === undefined ? [] : ["  # to begin with:", `  ${example}`];
  return [`${provider}  ${url}`, ...lines, ...start, ""].join("\n");
}
