import type { Provider } from "../documents/model.js";
import { type Mock, startMock } from "../mock/start-mock.js";
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
  }));
  if (flags.json === true) streams.out(`${JSON.stringify({ mocks: shown }, null, 2)}\n`);
  else for (const item of shown) streams.out(mockText(item.provider, item.url, item.environment));
  if (flags.json !== true) streams.err("Serving; press Ctrl-C to end.\n");
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  return exitStatus.conforms;
}

async function serve(provider: Provider, flags: MockFlags, { streams }: CommandContext): Promise<Mock> {
  try {
    return await startMock(provider, {
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

function mockText(provider: string, url: string, environment: Readonly<Record<string, string>>): string {
  const lines = Object.entries(environment).map(([name, value]) => `  export ${name}='${value}'`);
  return [`${provider}  ${url}`, ...lines, ""].join("\n");
}
