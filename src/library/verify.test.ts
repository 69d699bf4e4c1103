import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ProblemsError } from "../suite/problems-error.js";
import { UsageError } from "../suite/usage-error.js";
import { acmeFolder, acmeToken } from "../testing/acme-provider.js";
import { startAcme, type Tamper } from "../testing/acme-server.js";
import { runCommand } from "../testing/run-command.js";
import { secretSightings } from "../testing/secret-sightings.js";
import { verify } from "./verify.js";
import type { VerifyEvent } from "./verify-event.js";
import type { VerifyOptions } from "./verify-options.js";

const few: VerifyOptions = {
  folder: acmeFolder,
  providers: ["acme"],
  selection: { kinds: ["example", "positive", "credentials"] },
  runs: 5,
};

/** A server that takes no notice of credentials, and tells them. */
const lax: Tamper = (answer, { method, token }) =>
  answer.status === 401 && method === "POST"
    ? { status: 201, body: { id: "t-0", name: token.slice(-40), size: 1 } }
    : answer;

async function against<T>(tamper: Tamper, use: (live: VerifyOptions) => Promise<T>) {
  const server = await startAcme(tamper);
  const folder = await mkdtemp(join(tmpdir(), "assay-library-"));
  await cp(acmeFolder, folder, { recursive: true });
  try {
    const environment = { ACME_TOKEN: acmeToken };
    const value = await use({ ...few, folder, url: server.url, environment });
    return { value, left: server.left() };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function eventsOf(run: AsyncIterable<VerifyEvent>): Promise<VerifyEvent[]> {
  const events: VerifyEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

describe("verify", () => {
  test("gives the results and the exit status that the command gives", async () => {
    const { results, exitStatus } = await verify(few);
    const words = ["--kind", "example", "positive", "credentials", "--runs", "5", "--json"];
    const { status, out } = await runCommand(["verify", "acme", ...words]);
    const verdicts = ({ providers }: typeof results) =>
      providers.flatMap(({ cases }) => cases.map(({ name, verdict, replay }) => [name, verdict, replay]));
    expect(exitStatus).toBe(status);
    expect(verdicts(results)).toEqual(verdicts(JSON.parse(out)));
  });

  test("tells what happens in events that are data and hold no secret", async () => {
    const { value } = await against(lax, async (live) => {
      const told: VerifyEvent[] = [];
      const run = verify({ ...live, exchanges: true, onEvent: (event) => told.push(event) });
      return { told, read: await eventsOf(run), ...(await run) };
    });
    const { told, read, results, exitStatus } = value;
    expect(exitStatus).toBe(1);
    expect(read).toEqual(told);
    expect(read.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual(
      expect.arrayContaining(["run-started", "provider-started", "exchange", "case-finished"]),
    );
    expect(read.at(-1)).toMatchObject({ kind: "run-finished", interrupted: false });
    const cases = read.flatMap((event) => (event.kind === "case-finished" ? [event.case.name] : []));
    expect(cases.toSorted()).toEqual(
      results.providers.flatMap((provider) => provider.cases.map(({ name }) => name)).toSorted(),
    );
    const text = JSON.stringify(read);
    expect(JSON.parse(text)).toMatchObject(JSON.parse(JSON.stringify(told)));
    expect(secretSightings(text, acmeToken)).toEqual([]);
  });

  test("masks headers that are sent along", async () => {
    const secret = "header-secret-0123456789";
    const { value } = await against(
      (answer, { body }) => (body === "" ? answer : { ...answer, status: 500, body: { echo: body } }),
      async (live) => eventsOf(verify({ ...live, exchanges: true, headers: { "x-trace": secret } })),
    );
    expect(secretSightings(JSON.stringify(value), secret)).toEqual([]);
  });

  test("ends in order when it is aborted: what was created is removed", async () => {
    const { value, left } = await against(
      (answer) => answer,
      async (live) => {
        const stop = new AbortController();
        const run = verify({ ...live, runs: 500, concurrency: 1, exchanges: true, signal: stop.signal });
        let sent = 0;
        for await (const { kind } of run) {
          if (kind === "exchange") sent += 1;
          if (sent === 12) stop.abort();
        }
        return run;
      },
    );
    expect(value.exitStatus).toBe(3);
    expect(value.results.interrupted).toBe(true);
    expect(left).toEqual([]);
  });

  test("fails with what a listener throws, once what was created is removed", async () => {
    const { left } = await against(
      (answer) => answer,
      async (live) => {
        const onEvent = (event: VerifyEvent): void => {
          if (event.kind === "case-finished") throw new Error("enough");
        };
        await expect(verify({ ...live, onEvent })).rejects.toThrow("enough");
      },
    );
    expect(left).toEqual([]);
  });

  test("goes on when a reader leaves", async () => {
    const run = verify(few);
    for await (const _ of run) break;
    expect((await run).exitStatus).toBe(0);
  });

  test("rejects with every problem of the documents, before anything is sent", async () => {
    const folder = await mkdtemp(join(tmpdir(), "assay-library-"));
    await cp(acmeFolder, folder, { recursive: true });
    await writeFile(join(folder, "specs/acme/promises.yaml"), "ACM-01: { promise: typo }\nACM-02: 3\n");
    const failure: unknown = await verify({ folder }).catch((cause: unknown) => cause);
    const read: unknown = await eventsOf(verify({ folder })).catch((cause: unknown) => cause);
    await rm(folder, { recursive: true });
    expect(failure).toBeInstanceOf(ProblemsError);
    expect(read).toEqual(failure);
    const { problems = [] } = failure instanceof ProblemsError ? failure : {};
    expect(problems.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(["/ACM-01", "/ACM-02"]));
    expect(problems.every(({ document }) => document.startsWith(folder))).toBe(true);
  });

  test.each<[string, VerifyOptions, RegExp]>([
    ["an unknown provider", { providers: ["acmee"] }, /no provider "acmee"/],
    ["a folder without documents", { folder: tmpdir() }, /no specs\/ in/],
    ["a selection that leaves nothing", { selection: { pattern: "acme/nothing" } }, /No case matches/],
    [
      "a kind that there is not",
      { selection: { kinds: ["postive" as "positive"] } },
      /selection\.kinds must/,
    ],
    ["a part that there is not", { selection: { shard: { index: 3, count: 2 } } }, /selection\.shard must/],
    ["no number of runs", { runs: Number.NaN }, /runs must be a whole number from 1/],
    ["a URL for the mock", { url: "http://127.0.0.1:1", target: "mock" }, /leave one of them out/],
    ["a server elsewhere, without saying so", { url: "https://acme.example" }, /not on this machine/],
    ["a URL that is none", { url: "127.0.0.1:1" }, /url must be an http/],
    ["a URL with a password", { url: "http://me:secret@127.0.0.1:1" }, /no credentials/],
    ["a header that is none", { headers: { "x y": "z" } }, /headers must/],
  ])("rejects as wrong usage: %s", async (_, options, message) => {
    const failure: unknown = await verify({ ...few, ...options }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).not.toContain("me:secret");
  });

  test("names the variables that a live run needs", async () => {
    const failure: unknown = await verify({ ...few, target: "live", environment: {} }).catch(
      (cause: unknown) => cause,
    );
    expect(failure).toBeInstanceOf(ProblemsError);
    expect(String(failure)).toContain("ACME_TOKEN");
  });
});
