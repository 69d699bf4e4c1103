// Compiled, never run: each expected error is a call that must not compile.
import type { ApiClient, ClientOptions, NoVariables } from "./client-types.js";

interface Paths {
  "/things": {
    get: { parameters: { query?: { limit?: number } }; requestBody?: never; responses: Answers<string[]> };
    post: {
      parameters: { query?: never };
      requestBody: { content: { "application/json": { name: string; kind: "a" | "b" } } };
      responses: Answers<{ id: string }>;
    };
    put?: never;
  };
  "/things/{id}": {
    put: {
      parameters: { path: { id: string } };
      requestBody?: { content: { "application/json": { name: string }; "text/plain": string } };
      responses: Answers<undefined>;
    };
  };
  "/mark": {
    post: {
      parameters: { query?: never };
      requestBody?: { content: { "application/json": { text: string } } };
      responses: Answers<undefined>;
    };
  };
}

interface Answers<Data> {
  200: { headers: Record<string, unknown>; content: { "application/json": Data } };
  400: { headers: Record<string, unknown>; content: { "application/json": { reason: string } } };
}

interface Servers {
  "/things/{id}": { put: { readonly box: string; readonly region?: string } };
}

declare const client: ApiClient<Paths, Servers>;
declare const boxed: ApiClient<Paths, Servers, "box">;

/** What compiles, with the types that come out. */
export async function correctCalls(): Promise<string[]> {
  const listed = await client.GET("/things");
  const { data, error } = await client.POST("/things", { body: { name: "n", kind: "a" }, timeoutMs: 5 });
  await client.PUT("/things/{id}", { params: { path: { id: "1" } }, server: { box: "b" } });
  await boxed.PUT("/things/{id}", { params: { path: { id: "1" } } });
  await boxed.PUT("/things/{id}", { params: { path: { id: "1" } }, server: { region: "north" } });
  await client.POST("/mark");
  await client.POST("/mark", { body: { text: "t" } });
  const put = { params: { path: { id: "1" } }, server: { box: "b" } };
  await client.PUT("/things/{id}", { ...put, body: "text", contentType: "text/plain" });
  const text: { data?: string } = await client.GET("/things", { parseAs: "text" });
  const id: string = data?.id ?? error?.reason ?? text.data ?? "";
  return [...(listed.data ?? []), id];
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  // @ts-expect-error: no such path
  await client.GET("/nothing");
  // @ts-expect-error: the path has no such method
  await client.PUT("/things");
  // @ts-expect-error: the body is required
  await client.POST("/things");
  // @ts-expect-error: an optional body must be right all the same
  await client.POST("/mark", { body: {} });
  // @ts-expect-error: a required member is missing
  await client.POST("/things", { body: { kind: "a" } });
  // @ts-expect-error: not one of the values
  await client.POST("/things", { body: { name: "n", kind: "c" } });
  // @ts-expect-error: no such member
  await client.POST("/things", { body: { name: "n", kind: "a", extra: 1 } });
  // @ts-expect-error: no such option
  await client.GET("/things", { limit: 1 });
  // @ts-expect-error: a wrong type
  await client.GET("/things", { params: { query: { limit: "1" } } });
  // @ts-expect-error: the operation takes no body
  await client.GET("/things", { body: {} });
  // @ts-expect-error: not the documented media type
  await client.POST("/things", { body: { name: "n", kind: "a" }, contentType: "text/plain" });
  // @ts-expect-error: the path parameter is required
  await client.PUT("/things/{id}", { server: { box: "b" } });
  // @ts-expect-error: the server variable is required
  await client.PUT("/things/{id}", { params: { path: { id: "1" } } });
  const put = { params: { path: { id: "1" } }, server: { box: "b" } };
  // @ts-expect-error: with several media types the body must be the named one's
  await client.PUT("/things/{id}", { ...put, body: "text", contentType: "application/json" });
  // @ts-expect-error: with several media types one must be named
  await client.PUT("/things/{id}", { ...put, body: { name: "n" } });
  // @ts-expect-error: the operation has no server variables
  await client.GET("/things", { server: { box: "b" } });
}

type Options = ClientOptions<{ readonly key?: string }, NoVariables, never>;

/** What a client may be set up with. */
export const options: readonly Options[] = [
  { credentials: { key: "k" }, validate: { requests: true } },
  // @ts-expect-error: no such scheme
  { credentials: { token: "k" } },
  // @ts-expect-error: no such check
  { validate: { everything: true } },
];
