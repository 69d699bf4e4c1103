import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Intent } from "../ledger.js";

/**
 * As much of a creating request as its record keeps: where it made something, and which parameters had a value that
 * the environment supplies. What they were is looked up again.
 */
export function requestOfIntent({ place, supplied = [] }: Intent): RequestValue {
  const sent = (where: "path" | "query" | "header" | "server"): Record<string, Json> =>
    Object.fromEntries(supplied.flatMap((one) => (one.in === where ? [[one.name, ""]] : [])));
  return {
    path: { ...sent("path"), ...place?.path },
    query: sent("query"),
    header: sent("header"),
    cookie: {},
    server: { ...sent("server"), ...place?.server },
  };
}
