import { describeBehaviourDetection } from "./behaviour-detection.js";
import { flashback } from "./flashback.js";

describeBehaviourDetection(flashback, {
  notFound: {
    "gcs-refused": "a key opens one kind of storage, and the run has none for this one",
    "azure-refused": "a key opens one kind of storage, and the run has none for this one",
    "quota-of-five": "how many buckets there may be depends on the subscription",
  },
});
