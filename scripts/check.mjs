// The one gate: everything that must hold before a change goes in, one step after the other.
import { spawnSync } from "node:child_process";

const steps = [
  "format:check",
  "lint",
  "types",
  "dead-code",
  "generate:check",
  "docs:check",
  "package:check",
  "readme:check",
  "test",
  "prove:check",
];

for (const [index, step] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] npm run ${step}`);
  const { status } = spawnSync("npm", ["run", "--silent", step], {
    stdio: "inherit",
    // Here there is time to have npm install the package as its users do.
    env: { ...process.env, ASSAY_REAL_INSTALL: "1" },
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(`\nnpm run ${step} failed; the steps after it did not run.`);
    process.exit(status ?? 1);
  }
}
console.log("\nEverything holds.");
