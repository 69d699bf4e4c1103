import { pointerTo } from "../../core/json-pointer.js";
import { documentedServers } from "../../documents/as-documented.js";
import { objectOf } from "../../documents/read-members.js";
import type { DocumentsCheck } from "./documents-check.js";

/** A plain-http server beside credentials is something that the documentation should not list. */
export const serverUsesTls: DocumentsCheck = {
  id: "server-uses-tls",
  demands: "a server that takes credentials is listed with https",
  examine: ({ root }) => {
    if (objectOf(root, "components") === undefined) return [];
    return documentedServers(root)
      .filter(({ url }) => url.startsWith("http://"))
      .map(({ url, pointer }) => ({
        message: `The documentation lists ${url}, over which credentials would travel in the clear.`,
        place: pointerTo(pointer, "url"),
        expected: "https",
        received: url,
      }));
  },
};
