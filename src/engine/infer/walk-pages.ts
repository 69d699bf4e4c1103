import { isJsonObject, type Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Listing } from "../../documents/crud/crud-resource.js";
import type { Operation } from "../../documents/model.js";
import { listRequest, withQuery } from "./list-request.js";
import { identifiersOf, itemsOfAnswer } from "./listed-items.js";
import { nextPage } from "./next-page.js";
import { type Answer, moot, type Prepared, type Script, succeeded, type Unsettled } from "./sequence.js";

/** A longer list is not read to its end. */
const mostPages = 60;

/** An answered page, as far as walking from one to the next looks at it. */
export type PageAnswer = Pick<Answer, "kind" | "sent" | "status" | "body" | "exchange">;

/** What asks for pages. */
export interface PageReader<A extends PageAnswer> {
  readonly requestOn: (operation: Operation) => Prepared;
  readonly send: (operation: Operation, value: RequestValue) => Promise<A | Unsettled>;
}

/** All pages of a list, one after the other. */
export interface Walk<A extends PageAnswer = Answer> {
  readonly kind: "walked";
  readonly items: readonly Json[];
  readonly ids: readonly string[];
  /** Pages with something on them. */
  readonly pages: number;
  readonly last: A;
}

/** Reads a list page by page to its end, in whatever way it is split; each item must have an identifier. */
export async function walkPages(script: Script, list: Listing, size: number): Promise<Walk | Unsettled> {
  return walkItems(script, list, { size, needsIds: true });
}

/** Reads a list page by page to its end. */
export async function walkItems<A extends PageAnswer>(
  reader: PageReader<A>,
  list: Listing,
  { size, needsIds }: { readonly size: number; readonly needsIds: boolean },
): Promise<Walk<A> | Unsettled> {
  const request = listRequest(reader, list);
  if (request.kind !== "prepared") return request;
  const sized = list.size === undefined ? request : withQuery(request, list.size, size);
  let value = firstPage(list, sized.value);
  const seen: Json[] = [];
  const progress = { requests: 0, pages: 0, ids: [] as string[], previous: "" };
  for (;;) {
    const answer = await reader.send(list.operation, value);
    if (answer.kind !== "answer") return answer;
    const items = succeeded(answer) ? itemsOfAnswer(list, answer) : undefined;
    progress.requests += 1;
    if (items === undefined)
      return moot(`page ${progress.requests} of the list was answered ${answer.status}`);
    const found = identifiersOf(list, items);
    if (needsIds && found.length < items.length) return moot("not every item of the list has an identifier");
    const walked = (): Walk<A> => ({
      kind: "walked",
      items: seen,
      ids: progress.ids,
      pages: progress.pages,
      last: answer,
    });
    // Where nothing tells whether the first page is 0 or 1, page 1 may be the one that came without a number.
    const isFirstAgain =
      progress.requests === 2 && firstNumber(list) === undefined && found.join("\n") === progress.previous;
    // Some servers give the last page for every one beyond it.
    if (!isFirstAgain && found.length > 0 && found.join("\n") === progress.previous) return walked();
    progress.previous = found.join("\n");
    if (!isFirstAgain) {
      progress.ids.push(...found);
      seen.push(...items);
      if (found.length > 0) progress.pages += 1;
    }
    const next = following(list, answer, { ...progress, size, items });
    if (next === "end") return walked();
    // What nobody says how to page is read as one page, unless each item counts.
    if ("kind" in next) return needsIds ? next : walked();
    if (progress.requests >= mostPages) return moot(`the list has more than ${mostPages} pages`);
    value = next;
  }
}

function firstNumber({ paging }: Listing): number | undefined {
  return paging?.kind === "page" ? paging.first : 0;
}

function firstPage(list: Listing, value: RequestValue): RequestValue {
  const { paging } = list;
  if (paging === undefined) return value;
  const { [paging.parameter]: _, ...rest } = value.query;
  const first = paging.kind === "cursor" ? undefined : firstNumber(list);
  return { ...value, query: first === undefined ? rest : { ...rest, [paging.parameter]: first } };
}

interface Progress {
  readonly requests: number;
  readonly ids: readonly string[];
  readonly size: number;
  readonly items: readonly Json[];
}

function following(
  list: Listing,
  answer: PageAnswer,
  { requests, ids, size, items }: Progress,
): RequestValue | "end" | Unsettled {
  const next = nextPage(list, answer);
  if (next.kind === "request") return next.value;
  if (next.kind === "none" || items.length === 0) return "end";
  const { paging } = list;
  const at = (parameter: string, value: Json): RequestValue => ({
    ...answer.sent,
    query: { ...answer.sent.query, [parameter]: value },
  });
  switch (paging?.kind) {
    case "page":
      return at(paging.parameter, (paging.first ?? 0) + requests);
    case "offset":
      return at(paging.parameter, ids.length);
    default:
      if (saysNoMore(answer.body) || items.length < size) return "end";
      return paging !== undefined && /^starting[_-]?after$/i.test(paging.parameter)
        ? at(paging.parameter, ids.at(-1) ?? "")
        : moot("nothing in the answer tells where the next page is");
  }
}

function saysNoMore(body: Json | undefined): boolean {
  return (
    isJsonObject(body) && Object.entries(body).some(([name, value]) => /more/i.test(name) && value === false)
  );
}
