import { createServer, type IncomingMessage } from "node:http";
import { closed, urlOf } from "./acme-server.js";
import type { BooksPaging } from "./books-description.js";
import { pageOf } from "./books-page.js";

/** One thing that the server of books does wrong. */
export type BooksDefect =
  | "created-cannot-be-read"
  | "title-is-lost"
  | "answer-tells-other-pages"
  | "newest-is-not-listed"
  | "refused-change-is-half-made"
  | "deleted-can-be-read"
  | "deleted-is-listed"
  | "second-deletion-fails"
  | "second-deletion-redirects"
  | "unknown-can-be-read"
  | "unknown-can-be-changed"
  | "limit-is-ignored"
  | "pages-skip-one"
  | "pages-overlap"
  | "page-number-is-ignored";

/** One way in which a server of books may differ from another without a fault. */
export type BooksManner =
  | "normalises"
  | "deletes-idempotently"
  | "deletes-softly"
  | "marks-deleted"
  | "is-late"
  | "wraps"
  | "locates"
  | "works-on-state"
  | "has-others"
  /** Answers a sample to whoever reads, as a server may that knows of the operation from hearsay. */
  | "reads-samples";

/** What a server of books is like. */
export interface BooksServerOptions {
  readonly defect?: BooksDefect;
  readonly manners?: readonly BooksManner[];
  readonly paging?: BooksPaging;
}

interface Book {
  readonly id: string;
  title: string;
  readonly [member: string]: unknown;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How late a late server shows what was written. */
const lateMs = 120;

/** A server of the invented provider of books, faultless but for one named defect. */
export async function startBooks({ defect, manners = [], paging = "none" }: BooksServerOptions) {
  const books = new Map<string, { book: Book; seenFrom: number; deletedAt?: string }>();
  let count = 0;
  const is = (manner: BooksManner) => manners.includes(manner);
  const has = (wanted: BooksDefect) => defect === wanted;
  const shown = (book: Book): unknown => (is("wraps") ? { data: book } : book);
  const late = () => Date.now() + (is("is-late") ? lateMs : 0);

  const create = (body: Record<string, unknown>): Reply => {
    if (!isValid(body, ["title", "pages", "published", "binding", "price"])) return { status: 400 };
    count += 1;
    const id = `book-${String(count).padStart(6, "0")}`;
    const book = stored(body, id);
    books.set(id, { book, seenFrom: late() });
    if (is("locates")) return { status: 201, headers: { location: `/books/${id}` } };
    const answer = has("answer-tells-other-pages") ? { ...book, pages: 4999 } : book;
    return { status: 201, body: shown(answer) };
  };
  const stored = (body: Record<string, unknown>, id: string): Book => {
    const book = { ...body, id, title: String(body["title"]), state: "new" };
    if (!is("normalises")) return book;
    return {
      ...book,
      title: book.title.trim().toLowerCase(),
      published: new Date(Math.floor(Date.parse(String(body["published"])) / 1000) * 1000)
        .toISOString()
        .replace(".000Z", "+00:00"),
      price: Number(Number(body["price"]).toFixed(2)),
    };
  };
  const read = (id: string): Reply => {
    if (is("reads-samples"))
      return { status: 200, body: shown({ id, title: "A sample", pages: 1, state: "new" }) };
    const found = books.get(id);
    if (found === undefined || has("created-cannot-be-read"))
      return has("unknown-can-be-read") ? { status: 200, body: shown({ id, title: "a" }) } : { status: 404 };
    if (found.seenFrom > Date.now()) return { status: 404 };
    if (found.deletedAt !== undefined && !has("deleted-can-be-read"))
      return is("marks-deleted")
        ? { status: 200, body: shown({ ...found.book, deleted_at: found.deletedAt }) }
        : { status: 410 };
    const state = is("works-on-state") ? "ready" : "new";
    const title = has("title-is-lost") ? "9 lives" : found.book.title;
    return { status: 200, body: shown({ ...found.book, state, title }) };
  };
  const change = (id: string, body: Record<string, unknown>): Reply => {
    const found = books.get(id);
    if (found === undefined || found.deletedAt !== undefined)
      return has("unknown-can-be-changed")
        ? { status: 200, body: shown({ id, title: "a" }) }
        : { status: 404 };
    if (!isValid(body, [])) {
      if (has("refused-change-is-half-made") && typeof body["title"] === "string")
        found.book.title = body["title"];
      return { status: 400 };
    }
    Object.assign(found.book, body);
    return { status: 200, body: shown(found.book) };
  };
  const remove = (id: string): Reply => {
    const found = books.get(id);
    const isGone = found === undefined || found.deletedAt !== undefined;
    if (isGone && has("second-deletion-fails")) return { status: 500 };
    if (isGone && has("second-deletion-redirects")) return { status: 302, headers: { location: "/" } };
    if (isGone) return { status: is("deletes-idempotently") ? 204 : 404 };
    const keeps =
      is("deletes-softly") || is("marks-deleted") || has("deleted-can-be-read") || has("deleted-is-listed");
    if (keeps) found.deletedAt = "2026-01-01T00:00:00Z";
    else books.delete(id);
    return { status: 204 };
  };
  const list = (query: URLSearchParams): Reply => {
    const all = [...books.values()]
      .filter(
        ({ deletedAt, seenFrom }) =>
          seenFrom <= Date.now() &&
          (deletedAt === undefined || has("deleted-is-listed") || is("marks-deleted")),
      )
      .map(({ book, deletedAt }) => ({
        ...book,
        deleted_at: has("deleted-is-listed") ? null : (deletedAt ?? null),
      }));
    const others = is("has-others")
      ? Array.from({ length: 7 }, (_, index) => ({ id: `other-${index}`, title: "other" }))
      : [];
    const kept = [...others, ...(has("newest-is-not-listed") ? all.slice(0, -1) : all)];
    return pageOf(kept, query, { paging, ...(defect === undefined ? {} : { defect }) });
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://books");
    const id = /^\/books\/([^/]+)$/.exec(url.pathname)?.[1];
    const answer = await answerTo(request, url, id === undefined ? undefined : decodeURIComponent(id));
    response.writeHead(answer.status, {
      ...(answer.body === undefined ? {} : { "content-type": "application/json" }),
      ...answer.headers,
    });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  const answerTo = async (request: IncomingMessage, url: URL, id: string | undefined): Promise<Reply> => {
    const body = await bodyOf(request);
    if (id === undefined && url.pathname !== "/books") return { status: 404 };
    switch (`${request.method} ${id === undefined ? "all" : "one"}`) {
      case "POST all":
        return create(body);
      case "GET all":
        return list(url.searchParams);
      case "GET one":
        return read(id ?? "");
      case "PATCH one":
        return change(id ?? "", body);
      case "DELETE one":
        return remove(id ?? "");
      default:
        return { status: 405 };
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: urlOf(server),
    left: () => [...books.values()].filter(({ deletedAt }) => deletedAt === undefined).length,
    close: () => closed(server),
  };
}

function isValid(body: Record<string, unknown>, required: readonly string[]): boolean {
  const { title, pages, price, published, binding } = body;
  if (required.some((name) => body[name] === undefined)) return false;
  const good = (value: unknown, test: () => boolean) => value === undefined || test();
  return (
    good(title, () => typeof title === "string" && [...title].length >= 1 && [...title].length <= 40) &&
    good(pages, () => Number.isInteger(pages) && Number(pages) >= 1 && Number(pages) <= 5000) &&
    good(price, () => typeof price === "number" && price >= 0 && price <= 500) &&
    good(published, () => typeof published === "string" && !Number.isNaN(Date.parse(published))) &&
    good(binding, () => binding === "paper" || binding === "cloth")
  );
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
