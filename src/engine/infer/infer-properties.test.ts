import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type Json } from "../../core/json.js";
import { pointerTo, withValueAt } from "../../core/json-pointer.js";
import { buildOperations } from "../../documents/build-operations.js";
import { emptyProfile } from "../../documents/build-profile.js";
import { parseSource } from "../../documents/read-document.js";
import { booksDescription } from "../../testing/books-description.js";
import { inferProperties } from "./infer-properties.js";

const source = parseSource("books.yaml", booksDescription({ paging: "cursor", wrapped: true }));
const document: Json = source.kind === "loaded" ? source.value.value : null;

/** Every place in a value. */
function pointersIn(value: Json | undefined, at = ""): string[] {
  const children = Array.isArray(value)
    ? [...value.entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [at, ...children.flatMap(([name, child]) => pointersIn(child, pointerTo(at, name)))];
}

test("a description with any part taken away, or anything in its place, is inferred from without failing", () => {
  const places = pointersIn(document).filter((pointer) => pointer !== "");
  const edit = fc.tuple(fc.constantFrom(...places), fc.option(fc.jsonValue(), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const changed = edits.reduce<Json>((value, [pointer, replacement]) => {
        return withValueAt(value, pointer, replacement as Json | undefined) ?? {};
      }, document);
      const root = isJsonObject(changed) ? changed : {};
      const properties = inferProperties({ root, operations: buildOperations(root), profile: emptyProfile });
      expect(properties.every(({ operations }) => operations.length > 0)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("each inference is found in the plain description", () => {
  const root = isJsonObject(document) ? document : {};
  const found = inferProperties({ root, operations: buildOperations(root), profile: emptyProfile });
  expect(found.map(({ inference, operation }) => `${inference}/${operation.id}`)).toMatchInlineSnapshot(`
    [
      "created-is-readable/addBook",
      "read-agrees-with-request/addBook",
      "read-agrees-with-creation/addBook",
      "created-is-listed/addBook",
      "refused-update-changes-nothing/changeBook",
      "deleted-is-gone/removeBook",
      "deleted-twice-is-answered/removeBook",
      "unknown-is-refused/readBook",
      "unknown-is-refused/changeBook",
      "unknown-is-refused/removeBook",
      "page-size-is-honoured/listBooks",
      "pages-neither-lose-nor-repeat/listBooks",
    ]
  `);
});
