import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";

/** Why a live run does not know where to go: no server of the description has a full address. */
export function serverProblems({ document, operations }: Provider): Problem[] {
  const urls = operations.flatMap(({ servers, unreachable }) =>
    unreachable === undefined ? [servers[0] ?? ""] : [],
  );
  const relative = urls.find((url) => !/^(?:https?|\{[^{}]+\}):\/\//i.test(url));
  if (relative === undefined) return [];
  const found =
    relative === "" ? "names no server" : `names the server "${relative}", which is no full address`;
  return [
    {
      document,
      message: `The description ${found}; say where to send requests with --url, base path included, such as --url http://127.0.0.1:9000${relative.startsWith("/") ? relative : ""}.`,
    },
  ];
}
