import { describeBehaviourDetection } from "./behaviour-detection.js";
import { wayscloud } from "./wayscloud.js";

describeBehaviourDetection(wayscloud, {
  notFound: {
    "order-never-done": "takes minutes of waiting in earnest: seen on the mock, whose clock moves",
    "deleted-readable": "takes minutes of waiting in earnest: seen on the mock, whose clock moves",
    "tracked-other-created": "the page does not say that an order keeps the time that it began with",
    "created-not-listed": "a list of orders has pages",
  },
  slow: [
    "order-erred",
    "resource-missing",
    "resource-erred",
    "resource-other-limit",
    "resource-other-name",
    "token-in-resource",
  ],
});
