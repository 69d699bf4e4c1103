import { createServer } from "node:http";
import { beforeAll, describe, expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import type { RunEvent } from "../engine/events.js";
import { collectResults } from "../report/collect-results.js";
import { acmeProvider, acmeToken } from "../testing/acme-provider.js";
import { closed, startAcme, urlOf } from "../testing/acme-server.js";
import { exitStatusOf } from "./exit-status.js";
import { runSuite, type SuiteOptions } from "./run-suite.js";

/** So many writes are let through in a window, and so many things may exist at a time. */
const most = { writes: 20, things: 10 };
const windowMs = 500;

type Fields = (remaining: number, resetMs: number) => Record<string, string>;

/** A faultless server behind a rate limit with a shortened minute, and a quota of ten. */
async function startLimited(fields: Fields) {
  const acme = await startAcme();
  const counts = { passed: 0, refused: 0, overQuota: 0 };
  let window = { startedAt: 0, writes: 0 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const now = Date.now();
    if (now - window.startedAt >= windowMs) window = { startedAt: now, writes: 0 };
    const isWrite = request.method !== "GET";
    const resetMs = window.startedAt + windowMs - now;
    if (isWrite && window.writes >= most.writes) {
      counts.refused += 1;
      response.writeHead(429, { "Retry-After": "1", ...fields(0, resetMs) }).end();
      return;
    }
    if (isWrite) window.writes += 1;
    counts.passed += 1;
    if (request.method === "POST" && acme.left().length >= most.things) {
      counts.overQuota += 1;
      response.writeHead(429, { "Content-Type": "application/json" }).end('{"error":"too many"}');
      return;
    }
    const {
      host: _,
      connection: __,
      "content-length": ___,
      "transfer-encoding": ____,
      ...headers
    } = request.headers;
    const answer = await fetch(`${acme.url}${request.url}`, {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get("content-type");
    response
      .writeHead(answer.status, {
        ...(type === null ? {} : { "Content-Type": type }),
        ...fields(most.writes - window.writes, resetMs),
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: urlOf(server),
    counts,
    left: acme.left,
    close: async () => {
      await closed(server);
      await acme.close();
    },
  };
}

async function verifyAt(url: string, options: Partial<SuiteOptions> = {}) {
  const collector = collectResults();
  const waits: RunEvent[] = [];
  await runSuite(
    {
      providers: [acme],
      target: "live",
      url,
      environment: { ACME_TOKEN: acmeToken },
      runs: 10,
      selection: { kinds: ["example", "positive", "negative", "credentials"] },
      ...options,
    },
    (event) => {
      collector.listen(event);
      if (event.kind === "waiting") waits.push(event);
    },
  );
  const results = collector.results();
  return { results, status: exitStatusOf(results, false), waits };
}

let acme: Provider;
beforeAll(async () => {
  acme = await acmeProvider();
});

const seconds = (ms: number) => String(Math.ceil(ms / 1000));
const manners: Record<string, Fields> = {
  "Retry-After alone": () => ({}),
  "RateLimit fields": (remaining, resetMs) => ({
    RateLimit: `"writes";r=${remaining};t=${seconds(resetMs)}`,
  }),
};

describe("a quota of ten and a limit of writes, told by", () => {
  test.each(Object.keys(manners))(
    "%s: the run conforms, stays inside both and is seldom refused",
    async (name) => {
      const server = await startLimited(manners[name] ?? (() => ({})));
      try {
        const { results, status } = await verifyAt(server.url);
        expect(status).toBe(0);
        expect(results.summary).toMatchObject({ violates: 0, inconclusive: 0 });
        expect(server.counts.overQuota).toBe(0);
        expect(server.counts.refused).toBeLessThan(server.counts.passed / 8);
        expect(server.left()).toEqual([]);
      } finally {
        await server.close();
      }
    },
  );
});

describe("a server that is", () => {
  const answerAll = async (
    status: number,
    headers: Record<string, string>,
    options: Partial<SuiteOptions>,
  ) => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.writeHead(status, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return { ...(await verifyAt(urlOf(server), options)), requests };
    } finally {
      await closed(server);
    }
  };

  test("out of quota for the day is given up, and no finding is made of it", async () => {
    const { status, results, requests } = await answerAll(429, { "Retry-After": "86400" }, {});
    expect(status).toBe(3);
    expect(results.summary.violates).toBe(0);
    expect(results.providers[0]?.stopped).toContain("keeps asking to wait");
    expect(requests).toBeLessThan(20);
  });

  test("ill is given up after so many requests", async () => {
    const { results, requests } = await answerAll(502, {}, { stopAfter: 6, concurrency: 1 });
    expect(results.providers[0]?.stopped).toContain("seems to be ill");
    expect(requests).toBeLessThan(80);
  });
});
