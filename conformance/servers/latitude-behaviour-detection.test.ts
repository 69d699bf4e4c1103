import { describeBehaviourDetection } from "./behaviour-detection.js";
import { latitude } from "./latitude.js";

describeBehaviourDetection(latitude);
