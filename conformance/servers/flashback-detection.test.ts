import { describeDetection } from "./detection.js";
import { flashback } from "./flashback.js";

describeDetection(flashback, {
  "endpoint-null": "the page never speaks of null: a warning",
});
