/** A media type without its parameters, lower case: `text/html` of `Text/HTML; charset=utf-8`. */
export function essenceOf(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

/** Whether a received media type falls under a documented one, which may be a range such as `text/*`. */
export function isUnder(received: string, documented: string): boolean {
  const essence = essenceOf(received);
  const range = essenceOf(documented);
  if (range === "*/*") return true;
  // Some descriptions list a whole structured syntax: `application/*+json`.
  if (range.includes("/*+"))
    return (
      essence.startsWith(range.slice(0, range.indexOf("*"))) &&
      essence.endsWith(range.slice(range.indexOf("+")))
    );
  return range.endsWith("/*")
    ? essence.startsWith(range.slice(0, -1))
    : withoutAlias(essence) === withoutAlias(range);
}

/** RFC 7303 makes `text/xml` another name of `application/xml`. */
function withoutAlias(essence: string): string {
  return essence === "text/xml" ? "application/xml" : essence;
}
