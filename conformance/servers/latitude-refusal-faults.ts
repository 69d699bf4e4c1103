import type { Fault } from "./fault.js";
import { asPage, crashed, fault, onAnswer, withMember, withStatus, withType } from "./fault-kinds.js";
import type { Answer } from "./message.js";
import type { DefectCategory } from "./reference-server.js";

/** What is wrong about the refusals of this server. */
export const latitudeRefusalFaults: readonly Fault[] = [
  refusal(
    "invalid-as-json",
    "answers invalid requests as plain JSON",
    "media-type",
    422,
    ["LAT-54"],
    withType("application/json"),
  ),
  refusal(
    "invalid-as-page",
    "answers invalid requests with HTML",
    "media-type",
    422,
    ["LAT-54", "LAT-50"],
    asPage,
  ),
  refusal(
    "invalid-errors-object",
    "has an object as errors",
    "error-body",
    422,
    ["LAT-50"],
    withMember(["errors"], { code: "X" }),
  ),
  refusal(
    "invalid-status-number",
    "has a number as the status of an error",
    "error-body",
    422,
    ["LAT-51"],
    withMember(["errors", 0, "status"], 422),
  ),
  refusal(
    "invalid-code-number",
    "has a number as the code of an error",
    "error-body",
    422,
    ["LAT-52", "LAT-50"],
    withMember(["errors", 0, "code"], 422),
  ),
  refusal(
    "invalid-title-null",
    "has null as the title of an error",
    "error-body",
    422,
    ["LAT-50"],
    withMember(["errors", 0, "title"], null),
  ),
  refusal(
    "invalid-source-string",
    "has a string as the source of an error",
    "error-body",
    422,
    ["LAT-53", "LAT-50"],
    withMember(["errors", 0, "source"], "name"),
  ),
  refusal(
    "unknown-errors-object",
    "has an object as errors where something is unknown",
    "error-body",
    404,
    ["LAT-50"],
    withMember(["errors"], {}),
  ),
  refusal(
    "unknown-as-page",
    "answers what is unknown with HTML",
    "media-type",
    404,
    ["LAT-54", "LAT-50"],
    asPage,
  ),
  refusal(
    "invalid-as-200",
    "answers invalid requests with 200 and an error",
    "status",
    422,
    ["LAT-48"],
    withStatus(200),
  ),
  refusal(
    "invalid-as-201",
    "answers invalid requests with 201 and an error",
    "status",
    422,
    ["LAT-48"],
    withStatus(201),
  ),
  refusal("invalid-as-500", "answers invalid requests with 500", "server-error", 422, [], crashed),
  refusal(
    "unknown-as-422",
    "answers an unknown project or region with 422",
    "unknown-reference",
    404,
    ["LAT-45", "LAT-46"],
    withStatus(422),
  ),
  refusal(
    "unknown-as-500",
    "answers an unknown project or region with 500",
    "server-error",
    404,
    [],
    crashed,
  ),
];

function refusal(
  name: string,
  what: string,
  category: DefectCategory,
  status: number,
  promises: readonly string[],
  change: (answer: Answer) => Answer,
): Fault {
  return fault({ name, what, category, promises }, onAnswer("create", status, change));
}
