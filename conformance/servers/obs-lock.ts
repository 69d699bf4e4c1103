import { enforces } from "./fault.js";
import type { Answer } from "./message.js";
import { plain, xmlDocument, xmlError } from "./obs-answers.js";
import type { ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import { childOf, parseXml, type XmlElement } from "./obs-xml.js";

/** Which code a refusal about WORM has, no page says. */
const codes = ["InvalidBucketState", "InvalidRequest", "AccessDenied"];

/** Switches versioning, which WORM needs. */
export function putVersioning(
  { request, of }: ObsCall,
  bucket: ObsBucket,
  { fault, style }: ObsState,
): Answer {
  const root = parseXml(request.body);
  if (root === "malformed" || root.name !== "VersioningConfiguration") return xmlError(of, "MalformedXML");
  const status = childOf(root, "Status")?.text;
  if (status !== "Enabled" && status !== "Suspended") return xmlError(of, "MalformedXML");
  if (bucket.locked && status === "Suspended" && enforces(fault, "lock: versioning stays"))
    return xmlError(of, codes[style.variant] ?? "InvalidBucketState");
  bucket.versioning = status;
  return plain(of, 200);
}

/** How WORM is set; where there is none, servers differ. */
export function getLock({ of }: ObsCall, { locked, retention }: ObsBucket, { style }: ObsState): Answer {
  if (!locked && style.variant === 1) return xmlError(of, "ObjectLockConfigurationNotFoundError");
  if (!locked && style.variant === 2) return xmlError(of, "InvalidRequest", "object lock is disabled");
  const enabled = locked ? "<ObjectLockEnabled>Enabled</ObjectLockEnabled>" : "";
  return xmlDocument(of, "ObjectLockConfiguration", `${enabled}${retention}`);
}

/** Sets how long objects are kept; WORM itself goes neither on nor off. */
export function putLock({ request, of }: ObsCall, bucket: ObsBucket, { fault, style }: ObsState): Answer {
  if (!bucket.locked) {
    if (enforces(fault, "lock: not later"))
      return xmlError(of, codes[(style.variant + 1) % 3] ?? "InvalidRequest", "There is no WORM here.");
    bucket.locked = true;
  }
  const root = parseXml(request.body);
  if (root === "malformed" || root.name !== "ObjectLockConfiguration") return xmlError(of, "MalformedXML");
  const isOff = childOf(root, "ObjectLockEnabled")?.text === "Disabled";
  if (isOff && !enforces(fault, "lock: stays")) {
    bucket.locked = false;
    return plain(of, 200);
  }
  // One variant passes over what it does not do, the others refuse it.
  if (isOff && style.variant !== 1) return xmlError(of, "MalformedXML");
  const rule = childOf(root, "Rule");
  const retention = rule === undefined ? "" : retentionOf(rule);
  if (retention === undefined) return xmlError(of, "MalformedXML");
  if (enforces(fault, "retention: kept")) bucket.retention = retention;
  return plain(of, 200);
}

/** A retention as the service shows it, undefined for one that it does not take. */
function retentionOf(rule: XmlElement): string | undefined {
  const retention = childOf(rule, "DefaultRetention");
  const inRange = (name: string, most: number) => {
    const text = childOf(retention, name)?.text;
    return text !== undefined && /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most
      ? text
      : undefined;
  };
  const days = inRange("Days", 36_500);
  const years = inRange("Years", 100);
  const isGood =
    childOf(retention, "Mode")?.text === "COMPLIANCE" && (days === undefined) !== (years === undefined);
  const period = `<Days>${days ?? 0}</Days><Years>${years ?? 0}</Years>`;
  return isGood
    ? `<Rule><DefaultRetention><Mode>COMPLIANCE</Mode>${period}</DefaultRetention></Rule>`
    : undefined;
}
