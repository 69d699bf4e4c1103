import { describeBehaviourDetection } from "./behaviour-detection.js";
import { miget } from "./miget.js";

describeBehaviourDetection(miget, {
  notFound: { "state-stuck": "takes minutes of waiting in earnest: seen on the mock, whose clock moves" },
  slow: ["state-failed"],
});
