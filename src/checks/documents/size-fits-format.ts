import { namedSchemas } from "./described-schemas.js";
import type { DocumentsCheck } from "./documents-check.js";

/** The largest value of 32 bits with a sign: one byte short of 2 GiB. */
const largest = 2 ** 31 - 1;

/**
 * A count of bytes in 32 bits with a sign ends one byte short of 2 GiB. Where a smaller maximum is stated the
 * format is wide enough.
 */
export const sizeFitsFormat: DocumentsCheck = {
  id: "size-fits-format",
  demands: "a count of bytes has room for more than 2 GiB, unless a maximum says that it needs none",
  examine: ({ root }) =>
    namedSchemas(root)
      .filter(({ schema }) => schema["format"] === "int32" && isUnbounded(schema["maximum"]))
      .filter(({ name, prose }) => isByteCount(name) || /^\s*(?:\w+\s+){0,4}(?:in )?bytes\b/i.test(prose))
      .map(({ name, pointer }) => ({
        message: `${name} counts bytes in an integer of 32 bits, which ends at 2 GiB.`,
        place: pointer,
        expected: "int64, or a maximum below 2 GiB",
        received: "int32",
      })),
};

function isUnbounded(maximum: unknown): boolean {
  return typeof maximum !== "number" || maximum > largest;
}

function isByteCount(name: string): boolean {
  return /(?:^|[_-])bytes?$/i.test(name) || /[a-z]Bytes$/.test(name);
}
