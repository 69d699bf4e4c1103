import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectResults } from "../report/collect-results.js";
import type { Results } from "../report/results.js";
import { acmeProvider, acmeToken } from "../testing/acme-provider.js";
import { closed, startAcme, type Tamper, urlOf } from "../testing/acme-server.js";
import { exitStatusOf } from "./exit-status.js";
import { runSuite, type SuiteOptions } from "./run-suite.js";

async function verifyAt(
  url: string,
  options: Partial<SuiteOptions> = {},
): Promise<{ results: Results; status: number }> {
  const collector = collectResults();
  const provider = await acmeProvider();
  await runSuite(
    {
      providers: [provider],
      target: "live",
      url,
      environment: { ACME_TOKEN: acmeToken },
      runs: 10,
      timeoutMs: 5_000,
      ...options,
    },
    collector.listen,
  );
  const results = collector.results();
  return { results, status: exitStatusOf(results, false) };
}

async function verifyTampered(tamper: Tamper, options: Partial<SuiteOptions> = {}) {
  const server = await startAcme(tamper);
  try {
    return { ...(await verifyAt(server.url, options)), left: server.left() };
  } finally {
    await server.close();
  }
}

function violations({ providers }: Results) {
  return providers
    .flatMap(({ cases }) => cases.flatMap(({ findings }) => findings))
    .filter(({ severity }) => severity === "violation");
}

describe("a server that keeps its promises", () => {
  test.each([1, 2, 3, -99])("conforms on seed %i and nothing is left", async (seed) => {
    const { results, status, left } = await verifyTampered((answer) => answer, { seed });
    expect(violations(results).map(({ message }) => message)).toEqual([]);
    expect(status).toBe(0);
    expect(left).toEqual([]);
    expect(results.summary.promises).toEqual({ verified: 4, broken: 0, unverified: 0, unverifiable: 0 });
  });

  test("is sent the same requests for the same seed, whatever runs beside them", async () => {
    const sentWith = async (concurrency: number, seed: number) => {
      const bodies: string[] = [];
      await verifyTampered(
        (answer, { method, body }) => {
          if (method === "POST") bodies.push(body.replaceAll(/thing-[a-z0-9]{8}-/g, "thing-RUN-"));
          return answer;
        },
        { concurrency, seed, selection: { kinds: ["boundary", "positive"] } },
      );
      return bodies.sort();
    };
    expect(await sentWith(4, 3)).toEqual(await sentWith(1, 3));
    expect(await sentWith(4, 4)).not.toEqual(await sentWith(4, 3));
  });

  test("the mock conforms too", async () => {
    const collector = collectResults();
    await runSuite({ providers: [await acmeProvider()], runs: 10 }, collector.listen);
    expect(violations(collector.results())).toEqual([]);
    expect(exitStatusOf(collector.results(), false)).toBe(0);
  });
});

describe("a server with one defect", () => {
  const success =
    (change: (body: Record<string, unknown>) => unknown, status = 201): Tamper =>
    (answer) =>
      answer.status === 201
        ? { ...answer, status, body: change(answer.body as Record<string, unknown>) }
        : answer;

  test.each<{ name: string; tamper: Tamper; check: string; promise?: string }>([
    {
      name: "another status",
      tamper: success((body) => body, 200),
      check: "documented-status",
      promise: "ACM-01",
    },
    { name: "a missing member", tamper: success(({ size, ...body }) => body), check: "response-body" },
    { name: "a wrong type", tamper: success((body) => ({ ...body, size: "3" })), check: "response-body" },
    {
      name: "no identifier",
      tamper: success(({ id, ...body }) => body),
      check: "created-resource-identified",
    },
    { name: "no JSON", tamper: success(() => "{"), check: "well-formed-body" },
    {
      name: "another media type",
      tamper: (answer) =>
        answer.status === 201 ? { ...answer, headers: { "content-type": "text/html" } } : answer,
      check: "media-type",
    },
    {
      name: "a leaked secret",
      tamper: (answer, { body }) =>
        answer.status === 201
          ? {
              ...answer,
              headers: {
                "x-echo": Buffer.from(body)
                  .toString("latin1")
                  .replaceAll(/[^ -~]/g, ""),
              },
            }
          : answer,
      check: "no-secret-echo",
      promise: "ACM-04",
    },
    {
      name: "a leaked token",
      tamper: (answer, { token }) => (answer.status === 400 ? { ...answer, body: { error: token } } : answer),
      check: "no-secret-echo",
      promise: "ACM-04",
    },
    {
      name: "an error of another shape",
      tamper: (answer) => (answer.status === 400 ? { ...answer, body: { message: "no" } } : answer),
      check: "response-body",
    },
    {
      name: "an unchecked name",
      tamper: (answer, { method, body }) =>
        answer.status === 400 && method === "POST" && /"name":"[^"]*[^a-z0-9"-]/.test(body)
          ? { status: 201, body: { id: "t-0", name: "x", size: 1 } }
          : answer,
      check: "invalid-request-refused",
      promise: "ACM-02",
    },
    {
      name: "an ignored credential",
      tamper: (answer, { method }) =>
        answer.status === 401 && method === "POST"
          ? { status: 201, body: { id: "t-0", name: "x", size: 1 } }
          : answer,
      check: "credential-refused",
      promise: "ACM-03",
    },
    {
      name: "a crash on a long text",
      tamper: (answer, { body }) => (body.length > 5_000 ? { status: 500 } : answer),
      check: "no-server-error",
    },
    {
      name: "a stack trace",
      tamper: (answer) =>
        answer.status === 400
          ? { ...answer, body: { error: "Error\n    at parse (/srv/app/thing.js:12:3)\n" } }
          : answer,
      check: "no-stack-trace",
    },
    {
      name: "an undocumented method",
      tamper: (answer, { method }) => (method === "PUT" ? { status: 200, body: {} } : answer),
      check: "undocumented-method-refused",
    },
  ])("is found out: $name", async ({ tamper, check, promise }) => {
    const { results, status } = await verifyTampered(tamper);
    const found = violations(results);
    expect(found.map((finding) => finding.check)).toContain(check);
    if (promise !== undefined) expect(found.map((finding) => finding.promise)).toContain(promise);
    expect(status).toBe(1);
  });

  test("the counterexample is small", async () => {
    const { results } = await verifyTampered(
      success((body) => (Number(body["size"]) > 40 ? {} : body)),
      {
        runs: 50,
        selection: { kinds: ["positive"] },
      },
    );
    const sizes = violations(results).map(({ request }) => Number(JSON.parse(request.body ?? "{}").size));
    expect(Math.min(...sizes)).toBe(41);
  });

  test("no output shows the token or a secret", async () => {
    const { results } = await verifyTampered((answer, { token, body }) => ({
      ...answer,
      status: 500,
      body: { error: token, body },
    }));
    expect(violations(results).length).toBeGreaterThan(0);
    expect(JSON.stringify(results)).not.toContain(acmeToken);
  });
});

describe("a target that is no server", () => {
  test("unreachable", async () => {
    const { results, status } = await verifyAt("http://127.0.0.1:1");
    expect(status).toBe(3);
    expect(results.providers[0]?.stopped).toContain("does not answer");
  });

  const behaviours: Record<string, (socket: Socket) => void> = {
    hangs: () => undefined,
    "drops connections": (socket) => void socket.once("data", () => socket.destroy()),
    "answers garbage": (socket) => void socket.on("data", () => socket.write("what do you want?\r\n\r\n")),
  };
  test.each(Object.keys(behaviours))("%s", async (name) => {
    const server: TcpServer = createTcpServer((socket) => {
      socket.on("error", () => undefined);
      behaviours[name]?.(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { results, status } = await verifyAt(urlOf(server), { timeoutMs: 300 });
    expect(status).toBe(3);
    expect(results.providers[0]?.stopped).toBeDefined();
    server.close();
  });

  const listeners: Record<string, RequestListener> = {
    "redirects to itself": (request, response) =>
      response.writeHead(302, { location: request.url ?? "/" }).end(),
    "answers without end": (_, response) => {
      response.writeHead(201, { "content-type": "application/json" });
      const block = Buffer.alloc(1024 * 1024, 0x20);
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on("drain", more);
      more();
    },
  };
  test.each(Object.keys(listeners))("%s", async (name) => {
    const listener = listeners[name];
    const server = createHttpServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { status } = await verifyAt(urlOf(server), { timeoutMs: 5_000 });
    expect(status).toBe(name === "redirects to itself" ? 1 : 3);
    await closed(server);
  });
});

describe("a budget", () => {
  const within = async (options: Partial<SuiteOptions>) => {
    const counts = { requests: 0, creations: 0 };
    const run = await verifyTampered(
      (answer) => {
        counts.requests += 1;
        if (answer.status === 201) counts.creations += 1;
        return answer;
      },
      { timeoutMs: 10_000, ...options },
    );
    return { ...run, ...counts };
  };

  test("that is small still tries every promise once; what tries them again is skipped", async () => {
    const { requests, creations, results, status, left } = await within({ maxRequests: 60, maxCreates: 5 });
    expect(requests).toBeLessThanOrEqual(60);
    expect(creations).toBeLessThanOrEqual(5);
    expect(results.summary.promises.verified).toBe(4);
    expect(results.summary).toMatchObject({ violates: 0, inconclusive: 0 });
    expect(results.summary.skipped).toBeGreaterThan(0);
    expect(status).toBe(0);
    expect(left).toEqual([]);
  });

  test("that does not suffice for a promise leaves the run inconclusive", async () => {
    const { creations, results, status } = await within({ maxCreates: 0 });
    expect(creations).toBe(0);
    expect(results.summary.inconclusive).toBeGreaterThan(0);
    expect(status).toBe(3);
  });

  test("is never exceeded, and nothing is left behind, whatever it is", async () => {
    const limits = fc.record({ maxRequests: fc.nat(120), maxCreates: fc.nat(12), concurrency: fc.nat(5) });
    const property = fc.asyncProperty(limits, async ({ maxRequests, maxCreates, concurrency }) => {
      const run = await within({ maxRequests, maxCreates, concurrency: concurrency + 1, runs: 3 });
      expect(run.requests).toBeLessThanOrEqual(maxRequests);
      expect(run.creations).toBeLessThanOrEqual(maxCreates);
      expect(run.left).toEqual([]);
      expect(run.results.summary.violates).toBe(0);
    });
    await fc.assert(property, { numRuns: 6, seed: 4 });
  });
});
