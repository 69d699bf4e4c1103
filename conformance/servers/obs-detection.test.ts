import { describeDetection } from "./detection.js";
import { obs } from "./obs.js";

describeDetection(obs, {
  "grant-any": "the form of a grant is only shown: a warning",
  "namespace-any": "the official client sends no namespace, so servers may well not look at it",
  "location-repeated": "the page does not say that a second Location is refused",
  "name-short": "the page states no rules for names",
  "name-underscore": "the page states no rules for names",
  "name-ends": "the page states no rules for names",
  "name-address": "the page states no rules for names",
  "name-dots": "the page states no rules for names",
  "scheme-unchecked": "servers of the family take several labels before the same signature",
  "patch-creates":
    "the server checks the signature of the method that it took it for, so PATCH stays refused",
});
