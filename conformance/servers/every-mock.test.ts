import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerOf, type WireRequest } from "../../src/core/exchange.js";
import type { Json } from "../../src/core/json.js";
import type { RequestValue } from "../../src/core/request-value.js";
import { findProviders } from "../../src/documents/find-providers.js";
import { loadProvider } from "../../src/documents/load-provider.js";
import type { MediaType, Operation, Provider } from "../../src/documents/model.js";
import { codecFor } from "../../src/exchange/codec-for.js";
import type { MockAnswer } from "../../src/mock/answer-writer.js";
import { createFront, type Front } from "../../src/mock/front.js";
import { loadPrism } from "../../src/mock/prism.js";
import { selfTest } from "../../src/mock/self-test.js";
import { signedRequest, validRequests } from "../../src/mock/self-test-requests.js";
import { statelessStore } from "../../src/mock/store.js";
import { arbitraryOf } from "../../src/schema/arbitrary-of.js";
import { compileValidator } from "../../src/schema/compile-validator.js";
import { validateDocument } from "../../src/schema/validate-document.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const now = () => new Date();

interface Served {
  readonly provider: Provider;
  readonly front: Front;
}

async function serve(name: string): Promise<Served> {
  const loaded = await loadProvider(root, name, validateDocument);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));
  const provider = loaded.value;
  return {
    provider,
    front: createFront(provider, { prism: await loadPrism(provider), store: statelessStore, now }),
  };
}

function request({ provider }: Served, operation: Operation, value: RequestValue): WireRequest {
  const signed = signedRequest(provider, operation, { value, now: now() });
  if (signed === undefined) throw new Error(`${operation.id} cannot be sent`);
  return signed;
}

/** What a body says by the description, or every way in which it breaks it. */
function read(media: MediaType, answer: MockAnswer): unknown {
  const decoded = codecFor(headerOf(answer.headers, "content-type") ?? "").read(answer.body, media.schema);
  if (decoded.kind !== "value" || media.schema === undefined) return decoded;
  const breaches = compileValidator(media.schema)(decoded.value);
  return breaches.length > 0 ? breaches : decoded.value;
}

describe.each(await findProviders(root))("the mock of %s", (name) => {
  test("passes its self-test", async () => {
    const { provider, front } = await serve(name);
    expect(selfTest(provider, { front, now })).toEqual([]);
  });

  test("answers every operation with a documented success", async () => {
    const served = await serve(name);
    for (const operation of served.provider.operations) {
      const [valid] = validRequests(served.provider, operation);
      if (valid === undefined) throw new Error(`${operation.id} has no documented request`);
      const answer = served.front.answer(request(served, operation, valid.value));
      expect([operation.id, operation.responses.map(({ status }) => status)]).toEqual([
        operation.id,
        expect.arrayContaining([String(answer.status)]),
      ]);
      expect(answer.status).toBeLessThan(300);
    }
  });

  test("gives each documented answer to who prefers it, as the description has it", async () => {
    const served = await serve(name);
    for (const operation of served.provider.operations) {
      const [valid] = validRequests(served.provider, operation);
      if (valid === undefined || operation.method === "HEAD") continue;
      const plain = request(served, operation, valid.value);
      for (const { status, media, headers } of operation.responses)
        for (const medium of media.filter(({ mediaType }) => !mediaType.includes("*")))
          for (const example of medium.examples) {
            const prefer = ["Prefer", `code=${status}, example=${example.name}`] as const;
            const answer = served.front.answer({ ...plain, headers: [...plain.headers, prefer] });
            expect([
              operation.id,
              example.name,
              answer.status,
              headerOf(answer.headers, "content-type"),
            ]).toEqual([operation.id, example.name, Number(status), medium.mediaType]);
            expect(read(medium, answer)).toEqual(example.value);
            const sent = new Set(answer.headers.map(([header]) => header.toLowerCase()));
            const ofConnection = ["date", "content-length", "connection"];
            const missing = headers.filter(
              (header) => header.required && !sent.has(header.name.toLowerCase()),
            );
            expect(
              missing.map((header) => header.name.toLowerCase()).filter((one) => !ofConnection.includes(one)),
            ).toEqual([]);
          }
    }
  });

  test("refuses no generated valid body, whoever judges it", async () => {
    const { provider } = await serve(name);
    const prism = await loadPrism(provider);
    for (const operation of provider.operations)
      for (const { mediaType, schema } of operation.body?.media ?? []) {
        const generation = schema === undefined ? undefined : arbitraryOf(schema, { extra: true });
        if (generation?.kind !== "arbitrary") continue;
        const isTaken = (body: Json) => prism.bodyFault(operation, mediaType, body) === undefined;
        fc.assert(fc.property(generation.arbitrary, isTaken), { numRuns: 200, seed: 1 });
      }
  });

  test("turns away whatever else comes, in the form of the provider's errors", async () => {
    const served = await serve(name);
    const plain = served.provider.operations.flatMap((operation) => {
      const [valid] = validRequests(served.provider, operation);
      return valid === undefined ? [] : [request(served, operation, valid.value)];
    });
    const isRefused = (sent: WireRequest) => {
      const answer = served.front.answer(sent);
      if (answer.status < 300) return true;
      return (
        answer.status >= 400 && answer.status < 500 && (sent.method === "HEAD" || answer.body.length > 0)
      );
    };
    fc.assert(fc.property(fc.constantFrom(...plain).chain(spoiled), isRefused), { numRuns: 1000, seed: 1 });
  });
});

/** A request with one part of it replaced by anything. */
function spoiled(good: WireRequest): fc.Arbitrary<WireRequest> {
  const text = fc.string({ unit: "binary" });
  const body = fc.oneof(
    fc.uint8Array(),
    fc.json({ maxDepth: 8 }).map((json) => Buffer.from(json)),
    text.map((inside) => Buffer.from(`<a xmlns:b="${inside}"><b:c d='1'>${inside}</b:c>&e;<!-- -->`)),
  );
  return fc.oneof(
    body.map((bytes) => ({ ...good, body: bytes })),
    fc.tuple(fc.constantFrom(...good.headers, ["Host", ""] as const), text).map(([[name], value]) => ({
      ...good,
      headers: good.headers.map(([one, before]) => [one, one === name ? value : before] as const),
    })),
    text.map((path) => ({ ...good, path: `/${path}` })),
    text.map((query) => ({ ...good, path: `${good.path}?${query}` })),
    text.map((method) => ({ ...good, method })),
    text.map((host) => ({ ...good, headers: [...good.headers, ["Host", host] as const] })),
    text.map((host) => ({ ...good, headers: [["Host", host] as const, ...good.headers] })),
  );
}
