import { expect, it } from "vitest";
import { type Middleware, sendThrough } from "./middleware.js";

const call = {
  request: new Request("http://127.0.0.1:1/things"),
  schemaPath: "/things",
  params: {},
  operation: "listThings",
  id: "1",
};

/** A middleware that writes what it sees into a log. */
function logging(log: string[], name: string, given: Middleware = {}): Middleware {
  return {
    onRequest: async (seen) => {
      log.push(`${name} request ${seen.request.url}`);
      return (await given.onRequest?.(seen)) ?? undefined;
    },
    onResponse: async (seen) => {
      log.push(`${name} response ${seen.response.status}`);
      return (await given.onResponse?.(seen)) ?? undefined;
    },
    onError: async (seen) => {
      log.push(`${name} error ${String(seen.error)}`);
      return (await given.onError?.(seen)) ?? undefined;
    },
  };
}

it("passes a request in and its answer out again, each as the one before left it", async () => {
  const log: string[] = [];
  const renaming = { onRequest: () => new Request("http://127.0.0.1:1/others") };
  const mapping = { onResponse: () => new Response(null, { status: 204 }) };

  const { status } = await sendThrough(
    [logging(log, "outer", renaming), logging(log, "inner", mapping)],
    call,
    async (request) => new Response(request.url),
  );

  expect(status).toBe(204);
  expect(log).toEqual([
    "outer request http://127.0.0.1:1/things",
    "inner request http://127.0.0.1:1/others",
    "inner response 200",
    "outer response 204",
  ]);
});

it("sends nothing where a middleware has the answer", async () => {
  const cached: Middleware = { onRequest: () => new Response("kept") };
  const send = () => Promise.reject(new Error("sent"));

  expect(await (await sendThrough([cached], call, send)).text()).toBe("kept");
});

it("lets a middleware change an error or answer in its place", async () => {
  const log: string[] = [];
  const send = () => Promise.reject(new Error("first"));
  const renaming: Middleware = { onError: () => new Error("second") };
  const answering: Middleware = { onError: () => new Response("spare") };

  await expect(sendThrough([logging(log, "outer"), renaming], call, send)).rejects.toThrow("second");
  expect(log.at(-1)).toBe("outer error Error: second");
  expect(await (await sendThrough([answering], call, send)).text()).toBe("spare");
});
