import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acmeToken } from "../testing/acme-provider.js";
import { startAcme } from "../testing/acme-server.js";
import { runCommand } from "../testing/run-command.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-command-"));
});
afterAll(() => rm(folder, { recursive: true }));

const verifyAcme = ["verify", "acme", "--runs", "5", "--out"];

describe("wrong usage ends with 2 and says what to do", () => {
  test.each([
    ["an unknown command", ["verfy"], "Did you mean verify?"],
    ["an unknown flag", ["verify", "--bogus"], "`assay verify --help`"],
    ["an unknown provider", ["verify", "nobody"], "Known are: acme"],
    ["an unknown provider to generate", ["generate", "nobody"], "Known are: acme"],
    ["a seed that is no number", ["verify", "--seed", "x"], "whole number"],
    ["an unknown kind", ["verify", "--kind", "odd"], "documents, example"],
    ["a provider behind --kind", ["verify", "--kind", "example", "acme"], "goes before this flag"],
    ["a provider behind --report", ["verify", "--report", "junit", "acme"], "goes before this flag"],
    ["a provider behind --header", ["verify", "--header", "A: b", "acme"], "goes before this flag"],
    ["both quiet and verbose", ["verify", "-q", "-v"], "cannot be used with"],
    ["a shard too many", ["verify", "--shard", "4/3"], "I/N"],
    ["a URL without scheme", ["verify", "--url", "localhost"], "http or https"],
    ["a URL with credentials", ["verify", "--url", "http://a:b@localhost"], "environment"],
    [
      "a URL for the mock",
      ["verify", "--url", "http://localhost", "--target", "mock"],
      "leave one of them out",
    ],
    ["nothing to allow", ["verify", "--allow", "all,odd"], "quota, slow, billable, all"],
    ["a case that there is not", ["verify", "--case", "acme/none"], "assay plan acme"],
    ["a case to replay that there is not", ["replay", "acme/none"], "assay plan acme"],
    ["a file to replay that there is not", ["replay", "none.json"], "There is no file none.json"],
    ["a port too high", ["mock", "--port", "65536"], "65535"],
    ["a folder that cannot be", ["verify", "--out", join(import.meta.filename, "x")], "--out DIR"],
  ])("%s", async (_, words, advice) => {
    const { status, out, err } = await runCommand(words);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(advice);
  });

  test("live without its variables names each", async () => {
    const { status, err } = await runCommand(["verify", "--target", "live"]);
    expect(status).toBe(2);
    expect(err).toContain("ACME_TOKEN");
    expect(err).toContain("nothing was sent");
  });
});

test.each(["verify", "plan", "replay", "generate", "mock", "prove", "promises"])(
  "%s --help shows examples",
  async (name) => {
    const { status, out } = await runCommand([name, "--help"]);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\n +\\$ assay ${name}`));
  },
);

test("plan gives a machine the cases, and shards share them out", async () => {
  const namesOf = async (...words: string[]): Promise<string[]> => {
    const { out } = await runCommand(["plan", "--json", ...words]);
    return JSON.parse(out).providers[0].cases.map(({ name }: { name: string }) => name);
  };
  const all = await namesOf();
  const shards = [...(await namesOf("--shard", "1/2")), ...(await namesOf("--shard", "2/2"))];
  expect(shards.sort()).toEqual(all);
  expect(await namesOf("--kind", "documents", "example")).toHaveLength(
    all.filter((n) => /documents|example/.test(n)).length,
  );
});

test("verify --json keeps standard output to the results", async () => {
  const { status, out, err } = await runCommand([...verifyAcme, folder, "--json", "--seed=-5", "--verbose"]);
  const results = JSON.parse(out);
  expect(status).toBe(0);
  expect(results).toMatchObject({ schema: "assay/results@1", target: "mock", seed: -5 });
  expect(JSON.parse(await readFile(join(folder, "results.json"), "utf8"))).toEqual(results);
  expect(err).toContain("The mock (not the provider) keeps to the documentation");
  expect(err).toMatch(/^ +POST \/things → 201 in \d+ ms$/m);
  expect(err).toMatch(/^✓ conforms +acme\/createThing\/positive {2}\d+ requests, [\d.]+ s$/m);
  const promises = await runCommand(["promises", "--out", folder]);
  expect(promises.out).toContain("last run: verified on the mock");
});

describe("against a server that breaks promises", () => {
  test("replay shows the same finding, JUnit counts it, and no output holds a secret", async () => {
    const environment = { ACME_TOKEN: acmeToken };
    const server = await startAcme((answer, { token, body }) =>
      answer.status === 201
        ? { ...answer, headers: { "x-leak": Buffer.from(token + body).toString("base64") } }
        : answer,
    );
    const at = ["--url", server.url, "--header", "X-Key: topsecret-header-value"];
    const words = [...verifyAcme, folder, ...at, "--report", "terminal", "junit"];
    const run = await runCommand(words, { environment });
    const results = await readFile(join(folder, "results.json"), "utf8");
    const junit = await readFile(join(folder, "junit.xml"), "utf8");
    expect(run.status).toBe(1);
    expect(run.out).toContain("acme, ACM-04, stated");
    expect(XMLValidator.validate(junit)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, parseAttributeValue: true }).parse(junit);
    const { summary } = JSON.parse(results);
    expect(testsuites).toMatchObject({ "@_failures": summary.violates, "@_errors": 0 });
    const suites: { "@_skipped": number }[] = testsuites.testsuite;
    expect(suites.reduce((sum, suite) => sum + suite["@_skipped"], 0)).toBe(summary.skipped);

    const { cases } = JSON.parse(results).providers[0];
    const [broken] = cases.filter(({ verdict }: { verdict: string }) => verdict === "violates");
    expect(broken.replay).toContain(`--target live --url ${server.url} --header 'X-Key: ***'`);
    const again = await runCommand(["replay", broken.name, ...at, "--out", folder], { environment });
    expect(again.status).toBe(1);
    expect(again.out).toContain(broken.findings[0].message);
    const file = join(folder, "earlier.json");
    await writeFile(file, results);
    const whole = await runCommand(["replay", file, ...at, "--out", folder, "--json"], { environment });
    expect(JSON.parse(whole.out).summary.violates).toBe(summary.violates);
    await server.close();

    const output = [run.out, run.err, again.out, again.err, whole.out, whole.err, results, junit].join("\n");
    for (const secret of [acmeToken, "topsecret-header-value"]) {
      const bytes = Buffer.from(secret);
      for (const form of [
        secret,
        encodeURIComponent(secret),
        bytes.toString("hex"),
        secret.slice(0, secret.length / 2),
      ])
        expect(output).not.toContain(form);
      for (const offset of [0, 1, 2]) {
        const base64 = Buffer.concat([Buffer.alloc(offset), bytes])
          .toString("base64")
          .slice(4, -4);
        expect(output).not.toContain(base64);
        expect(output).not.toContain(base64.replaceAll("+", "-").replaceAll("/", "_"));
      }
    }
  });

  test("an interrupted run ends with 3", async () => {
    const server = await startAcme();
    const interruption = new AbortController();
    const environment = { ACME_TOKEN: acmeToken };
    const words = ["verify", "--url", server.url, "--rate", "20", "--out", folder];
    setTimeout(() => interruption.abort(), 500);
    const { status, out } = await runCommand(words, { environment, signal: interruption.signal });
    expect(status).toBe(3);
    expect(out).toContain("inconclusive: interrupted");
    expect(server.left()).toEqual([]);
    await server.close();
  });

  test("nobody there ends with 3", async () => {
    const words = [...verifyAcme, folder, "--url", "http://127.0.0.1:1"];
    const { status, out } = await runCommand(words, { environment: { ACME_TOKEN: acmeToken } });
    expect(status).toBe(3);
    expect(out).toContain("does not answer");
  });
});
