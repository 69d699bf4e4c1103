import { conformance } from "../src/vitest/index.js";

await conformance("obs");
