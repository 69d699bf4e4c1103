import { isJsonObject } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import { type AsDocumented, asDocumented } from "../../documents/as-documented.js";
import type { Operation, Provider } from "../../documents/model.js";
import { textOf } from "../../documents/read-members.js";
import type { DocumentsCheck } from "./documents-check.js";

/** A number after a word that makes it the status of an answer. */
const statusIn =
  /\b(?:status(?: codes?)?|answered|refused|refusal|returns?|responds?|HTTP|error)(?: (?:an?|the|with|by|of|is|as|HTTP|status|code|error))*,? ([2-5]\d\d)\b/gi;

/** A status that the text promises is in the list of answers. */
export const statusInTextListed: DocumentsCheck = {
  id: "status-in-text-listed",
  demands: "a status that the text promises is in the list of answers",
  examine: (provider) => {
    const documented = asDocumented(provider.root);
    return provider.operations
      .filter(({ underTest }) => underTest)
      .flatMap((operation) => {
        const { statuses, place, source } = listOf(operation, documented);
        return [...promised(provider, operation)]
          .filter(([status]) => !statuses.some((listed) => covers(listed, status)))
          .map(([status, where]) => ({
            message: `${where} promises ${status} for ${operation.id}, and the list of answers does not have it.`,
            place,
            expected: status,
            received: statuses.join(", ") || "no list at all",
            operation: operation.id,
            ...(source === undefined ? {} : { source }),
          }));
      });
  },
};

function listOf(operation: Operation, documented: AsDocumented) {
  const page = documented.answers.find((answers) => answers.operation === operation.id);
  return page === undefined
    ? { statuses: operation.responses.map(({ status }) => status), place: `${operation.pointer}/responses` }
    : { statuses: page.statuses, place: page.pointer, source: page.source };
}

function covers(listed: string, status: string): boolean {
  return listed === status || listed === "default" || listed.toUpperCase() === `${status[0]}XX`;
}

/** The statuses that the operation's text and the promises about it name, each with where. */
function promised(provider: Provider, operation: Operation): Map<string, string> {
  const found = new Map<string, string>();
  const note = (text: string, where: string) => {
    for (const [, status = ""] of text.matchAll(statusIn)) if (!found.has(status)) found.set(status, where);
  };
  const node = valueAt(provider.root, operation.pointer);
  if (isJsonObject(node)) note(`${textOf(node, "summary")} ${textOf(node, "description")}`, "The text");
  // A promise without evidence names no operation: where only one is under test, it is about that one.
  const isAlone = provider.operations.filter(({ underTest }) => underTest).length === 1;
  for (const { id, promises, exchanges } of provider.promises)
    if (exchanges.length === 0 ? isAlone : exchanges.some((evidence) => evidence.operation === operation.id))
      note(promises, `Promise ${id}`);
  return found;
}
