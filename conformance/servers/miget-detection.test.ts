import { describeDetection } from "./detection.js";
import { miget } from "./miget.js";

describeDetection(miget, {
  "id-unknown": "the page does not say that an unknown resource is refused",
  "visibility-null": "the page never speaks of null: a warning",
  "disk-size-null": "the page never speaks of null: a warning",
});
