import { conformance } from "assay/vitest";

// Each case is a test: vitest's filters, watch mode and shards work on them.
await conformance("pantry", { runs: 5 });
