import { describeDetection } from "./detection.js";
import { miget } from "./miget.js";

describeDetection(miget, { "id-unknown": "the page does not say that an unknown resource is refused" });
