import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sabotage } from "./sabotage.js";
import { type Mock, startMock } from "./start-mock.js";
import { type Asked, ask, shopKey, type Told } from "./testing/ask.js";
import { shop } from "./testing/invented-provider.js";

let mock: Mock;
let wrong: Sabotage | undefined;

beforeAll(async () => {
  mock = await startMock(shop, { sabotage: () => wrong });
});
afterAll(() => mock.close());

/** The answer as it should be and as it is under a sabotage. */
async function askTwice(asked: Asked, sabotage: Sabotage): Promise<[Told, Told]> {
  wrong = undefined;
  const right = await ask(mock.port, asked);
  wrong = sabotage;
  return [right, await ask(mock.port, asked)];
}

const shelf = JSON.stringify({ name: "small-shelf", room: "hall" });

test.each<[string, Asked, Sabotage, [number, number]]>([
  ["a bad credential", { body: shelf }, { takesCredential: () => true }, [401, 201]],
  [
    "another media type",
    { headers: { ...shopKey, "content-type": "text/plain" }, body: shelf },
    { takesUnread: ({ reason }) => reason === "media-type" },
    [415, 201],
  ],
  ["a malformed body", { headers: shopKey, body: "{" }, { takesUnread: () => true }, [400, 201]],
  ["an invalid body", { headers: shopKey, body: "{}" }, { takesInvalid: () => true }, [422, 201]],
  [
    "an unknown reference",
    { headers: shopKey, body: shelf.replace("hall", "cellar") },
    { takesUnknown: ({ pointer }) => pointer === "/room" },
    [404, 201],
  ],
  ["another method", { method: "PATCH", headers: shopKey }, { takesMethod: () => true }, [405, 200]],
])("%s is taken only where the sabotage says so", async (_, asked, sabotage, statuses) => {
  const [right, sabotaged] = await askTwice(asked, sabotage);
  expect([right.status, sabotaged.status]).toEqual(statuses);
});

test("an answer is changed on its way out, with all that the connection adds", async () => {
  const [right, sabotaged] = await askTwice(
    { headers: shopKey, body: shelf },
    {
      change: (answer, { operation }) =>
        operation?.id === "createShelf"
          ? { ...answer, status: 202, withheld: ["date", "content-length"] }
          : answer,
    },
  );
  const told = ({ status, headers, body }: Told) => ({
    status,
    body,
    hasDate: "date" in headers,
    hasLength: "content-length" in headers,
    isChunked: "transfer-encoding" in headers,
  });
  const { body } = right;
  expect([told(right), told(sabotaged)]).toEqual([
    { status: 201, body, hasDate: true, hasLength: true, isChunked: false },
    { status: 202, body, hasDate: false, hasLength: false, isChunked: false },
  ]);
});
