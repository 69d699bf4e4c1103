import { pointerTo } from "../../core/json-pointer.js";
import { documentedServers } from "../../documents/as-documented.js";
import type { DocumentsCheck } from "./documents-check.js";

/** A variable that no address has a place for can have no effect. */
export const serverVariableUsed: DocumentsCheck = {
  id: "server-variable-used",
  demands: "a server's variable stands in its URL",
  examine: ({ root }) =>
    documentedServers(root).flatMap(({ url, variables, pointer }) =>
      variables
        .filter((variable) => !url.includes(`{${variable}}`))
        .map((variable) => ({
          message: `The server ${url} has a variable ${variable}, and no place for it.`,
          place: pointerTo(pointer, "variables", variable),
          expected: `{${variable}} in the URL`,
          received: url,
        })),
    ),
};
