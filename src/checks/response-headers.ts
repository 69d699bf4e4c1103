import { headerOf } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { ResponseHeader, SchemaAt } from "../documents/model.js";
import { readSegment } from "../exchange/parameter-reading.js";
import { mostSpecific } from "../exchange/scalar-text.js";
import { compileValidator } from "../schema/compile-validator.js";
import type { Breach, Check } from "./check.js";

/** Documented headers are there when required, and satisfy their schemas. */
export const responseHeaders: Check = {
  id: "response-headers",
  demands: "documented headers are present and satisfy their schemas",
  everywhere: false,
  examine({ documented, response }) {
    if (documented === undefined || response === undefined) return [];
    // A message in chunks must not state its length: https://www.rfc-editor.org/rfc/rfc9112#section-6.2
    const isChunked = headerOf(response.headers, "transfer-encoding") !== undefined;
    return documented.headers
      .filter(({ name }) => !(isChunked && name.toLowerCase() === "content-length"))
      .flatMap((header) => examineHeader(header, headerOf(response.headers, header.name)));
  },
};

function examineHeader(header: ResponseHeader, text: string | undefined): readonly Breach[] {
  const at = `header ${header.name.toLowerCase()}`;
  if (text === undefined) {
    if (!header.required) return [];
    return [
      {
        message: `The answer lacks the header ${header.name}.`,
        expected: `a header ${header.name}`,
        received: "none",
        at,
        constraints: [pointerTo(header.pointer, "required"), header.usePointer],
      },
    ];
  }
  if (header.schema === undefined) return [];
  return compileValidator(header.schema)(readHeader(header, header.schema, text)).map((breach) => ({
    message: `The header ${header.name} breaks its schema: ${breach.message}.`,
    expected: `${breach.keyword}: ${breach.message}`,
    received: text.slice(0, 200),
    at,
    constraints: [breach.trail, breach.constraint, header.usePointer],
  }));
}

/** A header is written as a simple parameter, see https://spec.openapis.org/oas/v3.1.1#header-object. */
function readHeader({ name, pointer }: ResponseHeader, schema: SchemaAt, text: string): Json {
  const style = { in: "header", style: "simple", explode: false, allowReserved: false } as const;
  return readSegment(
    { ...style, name, pointer, schema, required: false, examples: [] },
    text.trim(),
    mostSpecific,
  );
}
