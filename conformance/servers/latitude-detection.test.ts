import { describeDetection } from "./detection.js";
import { latitude } from "./latitude.js";

describeDetection(latitude, {
  "media-type-json":
    "JSON:API servers are known that take plain JSON, and the page does not say that it is refused",
  "wrong-scheme-accepted":
    "where the header is the bare credential, servers are known that skip one word before it",
  "slug-refused": "takes a second project: several exchanges",
});
