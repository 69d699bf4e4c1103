import type { PartDraft } from "./request-part.js";

/** Whether a request without a part is one of the operation still: without its parameter a path is another URL. */
export function canBeMissing({ kind, required, parameter }: PartDraft): boolean {
  return required && kind === "parameter" && parameter?.in !== "path" && parameter?.in !== "server";
}
