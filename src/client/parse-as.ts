/** The ways of reading a successful body. */
export type ParseAs = "json" | "text" | "blob" | "arrayBuffer" | "stream";

/** Reads a body otherwise than as data; one that is not there is undefined. */
export async function bodyAs(response: Response, as: Exclude<ParseAs, "json">): Promise<unknown> {
  if (response.body === null) return undefined;
  return as === "stream" ? response.body : response[as]();
}
