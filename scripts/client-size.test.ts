import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { findProviders } from "../src/documents/find-providers.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The chunks of a program that uses a client, as an application would bundle it. */
async function bundled(program: string): Promise<readonly Rolldown.OutputChunk[]> {
  const entry = "\0program";
  const built = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "program",
        resolveId: (id: string) => (id === entry ? id : null),
        load: (id: string) => (id === entry ? program : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: "es2023",
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
      modulePreload: false,
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs
    .flatMap((one) => ("output" in one ? one.output : []))
    .filter((part) => part.type === "chunk");
}

/** Bytes, gzipped, of what is loaded at once: the entry and all that it imports statically. */
function loadedAtOnce(chunks: readonly Rolldown.OutputChunk[]): number {
  const wanted = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of wanted)
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
      wanted.add(imported);
  return gzipped(chunks.filter(({ fileName }) => wanted.has(fileName)));
}

function gzipped(chunks: readonly Rolldown.OutputChunk[]): number {
  return gzipSync(chunks.map(({ code }) => code).join("\n")).length;
}

describe("a client in a bundle", async () => {
  it.each(await findProviders(root))(
    "%s weighs less than 12 kB when it is loaded, and 16 kB with all but validation",
    async (name) => {
      const chunks = await bundled(`export { createClient } from "${root}generated/${name}/client.ts";`);

      expect(loadedAtOnce(chunks)).toBeLessThan(12_000);
      expect(gzipped(chunks.filter(({ fileName }) => !/validat/.test(fileName)))).toBeLessThan(16_000);
      // Node's own modules are asked of the process, so that browsers meet no import of them.
      expect(chunks.map(({ code }) => code).join("")).not.toMatch(/from\s*"node:|import\("node:/);
    },
  );

  it("leaves out what a program does not use", async () => {
    const chunks = await bundled(`export { ConnectionError } from "${root}generated/latitude/client.ts";`);

    expect(loadedAtOnce(chunks)).toBeLessThan(1000);
  });
});
