import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// What hangs must end; a machine that does something else besides may take its time.
const testTimeout = 120_000;
const hookTimeout = 180_000;

// Loading the project takes longer than most test files: those of one worker share it.
const isolate = false;

export default defineConfig({
  test: {
    // A small machine has two cores, and one would idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "src/**/*.test.ts",
            "scripts/**/*.test.ts",
            "conformance/*/*.test.ts",
            "conformance/servers/**/*.test.ts",
          ],
          isolate,
          testTimeout,
          hookTimeout,
          typecheck: { enabled: false },
          // Examples import the package by its name; here that is the source.
          alias: [
            { find: /^assay\/clients\/(\w+)$/, replacement: `${import.meta.dirname}/generated/$1/client.ts` },
          ],
        },
      },
      {
        test: {
          name: "conformance",
          include: ["conformance/*.test.ts"],
          isolate,
          testTimeout,
          hookTimeout,
        },
      },
    ],
  },
});
