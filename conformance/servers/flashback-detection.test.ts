import { describeDetection } from "./detection.js";
import { flashback } from "./flashback.js";

describeDetection(flashback, {});
