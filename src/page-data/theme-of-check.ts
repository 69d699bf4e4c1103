import type { Theme } from "../core/theme.js";

/** What the checks are about whose breaches are often of no promise in a catalogue. */
const themeOf: Readonly<Record<string, Theme>> = {
  "answer-in-time": "errors",
  "connection-kept": "errors",
  "credential-refused": "credentials",
  "documented-status": "errors",
  "no-secret-echo": "security",
  "no-server-error": "errors",
  "no-stack-trace": "security",
  "undocumented-method-refused": "errors",
  "unknown-reference-refused": "errors",
  "well-formed-body": "errors",
  "created-resource-identified": "lifecycle",
  "created-is-listed": "lifecycle",
  "created-is-readable": "lifecycle",
  "deleted-is-gone": "lifecycle",
  "deleted-twice-is-answered": "lifecycle",
  "page-size-is-honoured": "lifecycle",
  "pages-neither-lose-nor-repeat": "lifecycle",
  "read-agrees-with-creation": "lifecycle",
  "read-agrees-with-request": "lifecycle",
  "refused-update-changes-nothing": "lifecycle",
  "unknown-is-refused": "errors",
  "workflow-criterion": "lifecycle",
};

/** The theme of a breach that no promise of a catalogue names. */
export function themeOfCheck(check: string): Theme {
  return themeOf[check] ?? "validation";
}
