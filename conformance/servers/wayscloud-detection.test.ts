import { describeDetection } from "./detection.js";
import { wayscloud } from "./wayscloud.js";

describeDetection(wayscloud, {
  "name-number": "the page states no types, and servers are known that read a number as text: a warning",
  "invalid-as-page": "the page shows no body of a refusal",
  "project-unknown": "the page does not say that an unknown project is refused",
  "offering-unknown": "the page does not say that an unknown offering is refused",
  "plan-unknown": "the page does not say that an unknown plan is refused",
});
