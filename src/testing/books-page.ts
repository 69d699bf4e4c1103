import type { BooksPaging } from "./books-description.js";
import type { BooksDefect } from "./books-server.js";

/** One page of the list, split as the server's description says. */
export function pageOf(
  all: readonly { readonly id: string }[],
  query: URLSearchParams,
  { paging, defect }: { paging: BooksPaging; defect?: BooksDefect },
): { readonly status: number; readonly body?: unknown } {
  if (paging === "none") return { status: 200, body: { books: all } };
  const sizeText = query.get("limit") ?? query.get("per_page");
  const size = sizeText === null ? 10 : Number(sizeText);
  const limit = defect === "limit-is-ignored" ? all.length : size;
  const base = paging === "first-page-0" ? 0 : 1;
  const page = defect === "page-number-is-ignored" ? base : Number(query.get("page") ?? base);
  const start = {
    offset: Number(query.get("offset") ?? 0),
    page: (page - 1) * size,
    "first-page-0": page * size,
    cursor: Number(query.get("cursor") ?? 0),
    link: Number(query.get("from") ?? 0),
  }[paging];
  if (start < 0) return { status: 400 };
  const shift = start === 0 ? 0 : defect === "pages-skip-one" ? 1 : defect === "pages-overlap" ? -1 : 0;
  const books = all.slice(start + shift, start + shift + limit);
  const end = start + limit;
  const more = end < all.length;
  if (paging === "cursor") return { status: 200, body: { books, next_cursor: more ? String(end) : null } };
  if (paging === "link")
    return {
      status: 200,
      body: { books, next: more ? `http://books/books?limit=${size}&from=${end}` : null },
    };
  return { status: 200, body: { books } };
}
