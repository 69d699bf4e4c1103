/** How the invented provider of books splits its list. */
export type BooksPaging = "none" | "offset" | "page" | "first-page-0" | "cursor" | "link";

/** What differs between the descriptions of the invented provider of books. */
export interface BooksForm {
  readonly paging?: BooksPaging;
  /** The thing stands in `data`. */
  readonly wrapped?: boolean;
  /** No member of the creating answer tells the identifier; `Location` does. */
  readonly located?: boolean;
  /** Operations are described from other material. */
  readonly elsewhere?: boolean;
}

const pagingParameters: Readonly<Record<BooksPaging, string>> = {
  none: "[]",
  offset:
    "[{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }, { name: offset, in: query, schema: { type: integer, minimum: 0 } }]",
  page: "[{ name: per_page, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }, { name: page, in: query, schema: { type: integer, minimum: 1 } }]",
  "first-page-0":
    "[{ name: per_page, in: query, schema: { type: integer } }, { name: page, in: query, schema: { type: integer } }]",
  cursor:
    "[{ name: limit, in: query, schema: { type: integer, minimum: 1 } }, { name: cursor, in: query, schema: { type: string } }]",
  link: "[{ name: limit, in: query, schema: { type: integer, minimum: 1 } }]",
};

const fields = [
  "title: { type: string, minLength: 1, maxLength: 40 }",
  "pages: { type: integer, minimum: 1, maximum: 5000 }",
  "price: { type: number, minimum: 0, maximum: 500 }",
  "published: { type: string, format: date-time }",
  "binding: { type: string, enum: [paper, cloth] }",
].join(", ");

/** The description of an invented provider of books: one kind of thing that is made, read, changed, removed and listed. */
export function booksDescription({
  paging = "none",
  wrapped = false,
  located = false,
  elsewhere = false,
}: BooksForm): string {
  const book = wrapped
    ? "{ type: object, required: [data], properties: { data: { $ref: '#/components/schemas/book' } } }"
    : "{ $ref: '#/components/schemas/book' }";
  const list =
    "{ type: object, required: [books], properties: { books: { type: array, items: { $ref: '#/components/schemas/book' } }, next_cursor: { type: [string, 'null'] }, next: { type: [string, 'null'] } } }";
  const json = (schema: string) => `content: { application/json: { schema: ${schema} } }`;
  const source = elsewhere
    ? "x-source: { document: elsewhere, contract: false }"
    : "x-source: { document: page }";
  const made = located
    ? `{ description: Made., headers: { Location: { schema: { type: string } } } }`
    : `{ description: Made., ${json(book)} }`;
  return `
openapi: 3.1.1
info: { title: Books, version: "1" }
servers: [{ url: https://books.example.com }]
paths:
  /books:
    post:
      operationId: addBook
      ${source}
      requestBody: { required: true, ${json("{ $ref: '#/components/schemas/new-book' }")} }
      responses: { "201": ${made}, "400": { description: No. }, "409": { description: Taken. } }
    get:
      operationId: listBooks
      ${source}
      parameters: ${pagingParameters[paging]}
      responses: { "200": { description: All., ${json(list)} }, "400": { description: No. } }
  /books/{bookId}:
    parameters: [{ name: bookId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: readBook
      ${source}
      responses: { "200": { description: It., ${json(book)} }, "404": { description: None. }, "410": { description: Gone. } }
    patch:
      operationId: changeBook
      ${source}
      requestBody: { required: true, ${json("{ $ref: '#/components/schemas/change' }")} }
      responses: { "200": { description: It., ${json(book)} }, "400": { description: No. }, "404": { description: None. } }
    delete:
      operationId: removeBook
      ${source}
      responses: { "204": { description: Gone. }, "404": { description: None. } }
components:
  schemas:
    new-book: { type: object, required: [title, pages, published, binding, price], properties: { ${fields} } }
    change: { type: object, properties: { ${fields} } }
    book:
      type: object
      required: [id, title]
      properties:
        { ${fields}, id: { type: string }, state: { type: string }, deleted_at: { type: [string, "null"] } }
`;
}
