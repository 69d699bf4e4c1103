import type { Json } from "../../core/json.js";
import type { RequestBodyValue, RequestValue } from "../../core/request-value.js";
import type { StepCall } from "../../workflow/ports.js";

/** The request of a step as data. A payload that is text goes out as it stands; any other is written by its media type. */
export function stepRequest({ operation, parameters, server, body }: StepCall): RequestValue {
  const at = (place: StepCall["parameters"][number]["in"]): Record<string, Json> =>
    Object.fromEntries(
      parameters.flatMap(({ in: where, name, value }) => (where === place ? [[name, value]] : [])),
    );
  const value = {
    path: at("path"),
    query: at("query"),
    header: at("header"),
    cookie: at("cookie"),
    server,
  };
  return body === undefined ? value : { ...value, body: bodyOf(body, operation.body?.media[0]?.mediaType) };
}

function bodyOf(
  { form, value, contentType }: NonNullable<StepCall["body"]>,
  documented: string | undefined,
): RequestBodyValue {
  const mediaType = contentType ?? documented;
  if (form === "data" && mediaType !== undefined) return { kind: "value", mediaType, value };
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const bytes = new TextEncoder().encode(text);
  return { kind: "raw", ...(mediaType === undefined ? {} : { mediaType }), bytes };
}
