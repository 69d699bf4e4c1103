import { startMock } from "../mock/start-mock.js";
import { exitStatus } from "../suite/exit-status.js";
import { documentsFolder, loadProviders } from "../suite/load-providers.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";

/** Flags of `assay mock`. */
export interface MockFlags {
  readonly port?: number;
  readonly latency?: number;
  readonly json?: boolean;
}

/** Serves the mocks until the user ends it; prints addresses and the values that the mocks take. */
export async function mock(
  names: readonly string[],
  flags: MockFlags,
  context: CommandContext,
): Promise<number> {
  const loaded = await loadProviders(documentsFolder(context.workingFolder), names);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  if (flags.port !== undefined && loaded.value.length > 1)
    throw new UsageError("--port is one mock's: name the provider, as in: assay mock NAME --port 9000.");
  const { streams, signal } = context;
  const mocks = [];
  for (const provider of loaded.value) {
    const served = await startMock(provider, {
      ...(flags.port === undefined ? {} : { port: flags.port }),
      ...(flags.latency === undefined ? {} : { latencyMs: flags.latency }),
      log: (line) => streams.err(`${provider.name} ${line}\n`),
    });
    mocks.push({ provider: provider.name, served });
  }
  const shown = mocks.map(({ provider, served }) => ({
    provider,
    url: served.url,
    environment: served.credentials,
  }));
  if (flags.json === true) streams.out(`${JSON.stringify({ mocks: shown }, null, 2)}\n`);
  else for (const item of shown) streams.out(mockText(item.provider, item.url, item.environment));
  if (flags.json !== true) streams.err("Serving; press Ctrl-C to end.\n");
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  await Promise.all(mocks.map(({ served }) => served.close()));
  return exitStatus.conforms;
}

function mockText(provider: string, url: string, environment: Readonly<Record<string, string>>): string {
  const lines = Object.entries(environment).map(([name, value]) => `  export ${name}='${value}'`);
  return [`${provider}  ${url}`, ...lines, ""].join("\n");
}
