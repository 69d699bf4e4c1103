import { misbehaving } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer, withMember, withStatus } from "./fault-kinds.js";
import type { Answer, Received } from "./message.js";
import { isRecord, textAt, valueAt } from "./shape.js";

/** Gives errors that have some code another one. */
function wrongCode(name: string, code: string, other: string | null, promises: readonly string[]): Fault {
  const writes = (answer: Answer) =>
    codeOf(answer) === code ? withMember(["errors", 0, "code"], other)(answer) : answer;
  return misbehaving({ name, what: `says ${other} where the page says ${code}`, promises }, { writes });
}

function codeOf({ of, json }: Answer): unknown {
  const errors = isRecord(json) ? json.errors : undefined;
  const [first] = Array.isArray(errors) ? (errors as readonly unknown[]) : [];
  return of === "create" && isRecord(first) ? first.code : undefined;
}

/** Changes the refusal of names that have something in them. */
function whereName(
  words: Parameters<typeof misbehaving>[0],
  isMeant: (name: string) => boolean,
  change: (answer: Answer) => Answer,
): Fault {
  return misbehaving(
    words,
    onAnswer("create", 422, (answer, request) => (isMeant(nameOf(request)) ? change(answer) : answer)),
  );
}

function nameOf({ body }: Received): string {
  try {
    const value: unknown = JSON.parse(body.toString());
    return textAt(valueAt(value, ["data", "attributes"]), ["name"]) ?? "";
  } catch {
    return "";
  }
}

const hasSpace = (name: string) => /\s/.test(name);
const hasSpecial = (name: string) => /[^\p{L}\p{N}\s._-]/u.test(name) && !hasSpace(name);
const code = (value: string | null) => withMember(["errors", 0, "code"], value);

/** A refusal with another code, or another status, than the page has for it. */
export const latitudeWrongCodes: readonly Fault[] = [
  wrongCode("conflict-code", "CONFLICT", "ALREADY_EXISTS", ["LAT-55", "LAT-47"]),
  wrongCode("conflict-code-null", "CONFLICT", null, ["LAT-55", "LAT-47"]),
  wrongCode("conflict-code-validation", "CONFLICT", "VALIDATION_ERROR", ["LAT-55", "LAT-47"]),
  wrongCode("project-code", "INVALID_PROJECT", "INVALID_REGION", ["LAT-55", "LAT-45"]),
  wrongCode("project-code-plain", "INVALID_PROJECT", "NOT_FOUND", ["LAT-55", "LAT-45"]),
  wrongCode("region-code", "INVALID_REGION", "INVALID_PROJECT", ["LAT-55", "LAT-46"]),
  wrongCode("permission-code", "USER_AUTHORIZATION_ERROR", "STORAGE_NOT_ENABLED", ["LAT-55", "LAT-44"]),
  wrongCode("validation-code", "VALIDATION_ERROR", "INVALID", ["LAT-55", "LAT-48"]),
  whereName(
    {
      name: "space-code",
      what: "has a code of its own for spaces",
      promises: ["LAT-55", "LAT-48", "LAT-16"],
    },
    hasSpace,
    code("INVALID_NAME"),
  ),
  whereName(
    {
      name: "special-code",
      what: "has no code for special characters",
      promises: ["LAT-55", "LAT-48", "LAT-15"],
    },
    hasSpecial,
    code(null),
  ),
  whereName(
    { name: "space-400", what: "answers 400 to spaces", promises: ["LAT-48", "LAT-16"] },
    hasSpace,
    withStatus(400),
  ),
  whereName(
    { name: "special-409", what: "answers 409 to special characters", promises: ["LAT-48", "LAT-15"] },
    hasSpecial,
    withStatus(409),
  ),
];
