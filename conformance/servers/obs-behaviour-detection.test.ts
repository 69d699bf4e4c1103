import { describeBehaviourDetection } from "./behaviour-detection.js";
import { obs } from "./obs.js";

describeBehaviourDetection(obs, {
  notFound: {
    "others-listed": "the page does not say whose buckets a list has",
  },
});
