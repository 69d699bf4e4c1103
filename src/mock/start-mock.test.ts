import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "./start-mock.js";
import { ask, askForShelf, shopKey as key, shopMediaType as mediaType } from "./testing/ask.js";
import { shop } from "./testing/invented-provider.js";

const lines: string[] = [];
let mock: Mock;

beforeAll(async () => {
  mock = await startMock(shop, { log: (line) => lines.push(line) });
});

afterAll(() => mock.close());

const shelf = { name: "small-shelf", room: "hall" };
const create = (value: unknown, headers = {}) => askForShelf(mock.port, value, headers);

describe("what the mock tells about itself", () => {
  test("its address and every value that it takes", () => {
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    expect(mock.credentials).toEqual({
      SHOP_KEY: "k-6fd1c0b2",
      SHOP_OTHER_KEY: "k-99ab41ce",
      SHOP_ROOM: "hall",
    });
  });
});

describe("an accepted request", () => {
  test("takes the documented success with its headers; length and date are the real ones", async () => {
    const { status, type, headers, body } = await create(shelf);
    expect({ status, type, location: headers["location"] }).toEqual({
      status: 201,
      type: mediaType,
      location: "/shelves/s-1",
    });
    expect(JSON.parse(body)).toEqual({ id: "s-1", name: "small-shelf" });
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers["date"]).not.toContain("2015");
  });

  test.each([
    ["a second account", { authorization: "Key k-99ab41ce" }],
    ["the word in another case", { authorization: "key k-6fd1c0b2" }],
    ["a media type with a parameter", { "content-type": `${mediaType}; charset=utf-8` }],
    ["an Accept that nothing fits", { accept: "image/png, ;;;" }],
  ])("with %s", async (_, headers) => {
    expect((await create(shelf, headers)).status).toBe(201);
  });

  test("without a body has none, also where the status is 204", async () => {
    expect(await ask(mock.port, { method: "DELETE", path: "/shelves/s-1", headers: key })).toMatchObject({
      status: 204,
      type: undefined,
      body: "",
    });
  });

  test("needs no credential where the operation asks for none", async () => {
    expect(await ask(mock.port, { method: "GET", path: "/health" })).toMatchObject({
      status: 200,
      type: "text/plain",
      body: "up",
    });
  });
});

describe("a refused request", () => {
  test.each([
    ["no credential", {}],
    ["an empty one", { authorization: "" }],
    ["the word alone", { authorization: "Key" }],
    ["another word", { authorization: "Basic k-6fd1c0b2" }],
    ["no word", { authorization: "k-6fd1c0b2" }],
    ["another value", { authorization: "Key k-6fd1c0b3" }],
    ["a part of the value", { authorization: "Key k-6fd1" }],
    ["the value and more", { authorization: "Key k-6fd1c0b20" }],
    ["the value twice", { authorization: ["Key k-6fd1c0b2", "Key k-6fd1c0b2"] }],
  ])("with %s", async (_, headers) => {
    const { status, type, body } = await ask(mock.port, { headers, body: "not even JSON" });
    expect({ status, type }).toEqual({ status: 401, type: mediaType });
    expect(JSON.parse(body)).toEqual({ error: "Say who you are" });
  });

  test.each([
    ["a body that breaks the schema", { ...shelf, name: "a" }, 422],
    ["a member that is not described", { ...shelf, colour: "red" }, 422],
    ["another type", [], 422],
    ["a broken value deep inside", { ...shelf, inside: { ...shelf, inside: { name: "abc" } } }, 422],
    ["no JSON", "{", 400],
    ["a reference that names nothing", { ...shelf, room: "cellar" }, 404],
  ])("with %s", async (_, value, status) => {
    const answer = await create(value);
    expect(answer).toMatchObject({ status, type: mediaType });
    expect(JSON.parse(answer.body)).toHaveProperty("error");
  });

  test("without a body", async () => {
    expect((await ask(mock.port, { headers: key })).status).toBe(422);
  });

  test("of another media type, or of none", async () => {
    expect((await create(shelf, { "content-type": "application/json" })).status).toBe(415);
    expect((await ask(mock.port, { headers: { ...key, "content-type": [] }, body: "{}" })).status).toBe(415);
  });

  test("that the documents do not know takes the nearest documented form", async () => {
    expect(await ask(mock.port, { path: "/nowhere" })).toMatchObject({
      status: 404,
      type: mediaType,
      body: '{"error":"There is no such room"}',
    });
    expect(await ask(mock.port, { path: "/shelves/%" })).toMatchObject({
      status: 400,
      type: mediaType,
      body: '{"error":"Something is not valid"}',
    });
    expect(await ask(mock.port, { method: "PATCH", headers: key })).toMatchObject({
      status: 405,
      headers: { allow: "GET, POST" },
      body: '{"error":"Something is not valid"}',
    });
    expect(await ask(mock.port, { method: "HEAD", path: "/nowhere" })).toMatchObject({
      status: 404,
      body: "",
    });
  });

  test.each([
    ["/shelves", 422],
    ["/shelves?limit=0", 422],
    ["/shelves?limit=x", 422],
    ["/shelves?limit=5&room=kitchen", 422],
    ["/shelves?limit=5&room=hall", 200],
    ["/shelves?limit=5&more=1", 200],
  ])("by its parameters: GET %s", async (path, status) => {
    expect((await ask(mock.port, { method: "GET", path, headers: key })).status).toBe(status);
  });
});

describe("a preference", () => {
  test.each([
    ["code=409", 409, "taken"],
    ["example=large", 201, "large-shelf"],
    ["code=201, example=large", 201, "large-shelf"],
    ["code=410", 404, "no such room"],
    ["example=huge", 404, "no such room"],
    ["code=404, example=large", 404, "no such room"],
    ["code=abc", 404, "no such room"],
  ])("%s", async (prefer, status, text) => {
    const answer = await create(shelf, { prefer });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  test("does not make a broken request good", async () => {
    expect((await create({}, { prefer: "code=201" })).status).toBe(422);
  });
});

test("the log has one line an answer and no credential", async () => {
  lines.length = 0;
  await create(shelf);
  await ask(mock.port, { method: "GET", path: "/shelves?limit=5&key=k-6fd1c0b2", headers: key });
  await ask(mock.port, { method: "GET", path: "/k-6fd1c0b2" });
  expect(lines).toEqual([
    "POST /shelves 201 createShelf",
    "GET /shelves?limit&key 200 listShelves",
    "GET /*** 404",
  ]);
});

test("with a latency an answer waits, and closing does not wait for it", async () => {
  const slow = await startMock(shop, { latencyMs: 3_600_000 });
  const waiting = fetch(`${slow.url}/health`).then(
    () => "answered",
    () => "let go",
  );
  await create(shelf);
  await slow.close();
  expect(await waiting).toBe("let go");
});
