import type { Header } from "../core/exchange.js";
import type { Json } from "../core/json.js";

/** The cookies of a message as HAR has them; their values are masked already. */
export function harCookies(headers: readonly Header[], header: "cookie" | "set-cookie"): Json[] {
  const values = headers.flatMap(([name, value]) => (name.toLowerCase() === header ? [value] : []));
  if (header === "set-cookie") return values.map(setCookie);
  return values.flatMap((value) =>
    value
      .split(";")
      .map((pair) => pair.trim())
      .filter((pair) => pair !== "")
      .map((pair) => nameAndValue(pair)),
  );
}

function setCookie(text: string): Json {
  const [pair = "", ...rest] = text.split(";").map((part) => part.trim());
  const attributes = new Map(
    rest.map((part) => {
      const { name, value } = nameAndValue(part);
      return name === "" ? ([value.toLowerCase(), ""] as const) : ([name.toLowerCase(), value] as const);
    }),
  );
  const expires = new Date(attributes.get("expires") ?? "");
  return {
    ...nameAndValue(pair),
    ...(attributes.has("path") ? { path: attributes.get("path") ?? "" } : {}),
    ...(attributes.has("domain") ? { domain: attributes.get("domain") ?? "" } : {}),
    ...(Number.isNaN(expires.getTime()) ? {} : { expires: expires.toISOString() }),
    httpOnly: attributes.has("httponly"),
    secure: attributes.has("secure"),
  };
}

function nameAndValue(pair: string): { name: string; value: string } {
  const equals = pair.indexOf("=");
  return equals < 0
    ? { name: "", value: pair }
    : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}
