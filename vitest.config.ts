import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

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
          testTimeout: 30_000,
          hookTimeout: 60_000,
          typecheck: { enabled: false },
        },
      },
      {
        test: {
          name: "conformance",
          include: ["conformance/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
