import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
