import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acmeFolder } from "../testing/acme-provider.js";
import { runCommand } from "../testing/run-command.js";

let workingFolder = "";
beforeAll(async () => {
  workingFolder = await mkdtemp(join(tmpdir(), "assay-prove-"));
  await cp(acmeFolder, workingFolder, { recursive: true });
});
afterAll(() => rm(workingFolder, { recursive: true }));

describe("prove", () => {
  test("shows the score, what survives with the promise at risk, and what is left out", async () => {
    const { status, out, err } = await runCommand(["prove", "acme", "--fault", "createThing/request"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "✓ Acme (mock): 36 of 36 faults (100 %) killed
        request          36 of 36

      "
    `);
  });

  test("ends with 1 where a fault survives", async () => {
    const { status, out } = await runCommand(["prove", "acme", "--fault", "createThing/status/400"]);
    expect(status).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "✗ Acme (mock): 3 of 4 faults (75 %) killed
        status           3 of 4
        survives createThing/status/400/401
          What is documented to be answered 400 is answered 401. 58 cases met it.
          ACM-04 would not be noticed to break: The secret is never given out again.

      "
    `);
  });

  test("lists what there is to break", async () => {
    const { out } = await runCommand(["prove", "--list", "--fault", "acme/deleteThing/credentials"]);
    expect(out).toMatchInlineSnapshot(`
      "acme/deleteThing/credentials/none  No credential is taken.
      acme/deleteThing/credentials/empty  An empty credential is taken.
      acme/deleteThing/credentials/wrong-scheme  A credential of another scheme is taken.
      acme/deleteThing/credentials/wrong-token  A wrong credential of the right form is taken.
      acme/deleteThing/credentials/truncated-token  The beginning of a credential is taken.
      acme/deleteThing/credentials/extended-token  A credential with more behind it is taken.
      "
    `);
    const listed = await runCommand(["mock", "--faults", "--json"]);
    const [acme] = JSON.parse(listed.out).providers;
    expect(acme.faults.length).toBeGreaterThan(100);
    expect(acme.faults[0]).toMatchInlineSnapshot(`
      {
        "at": "/components/schemas/thing/type",
        "does": "The body of a 201 breaks type (null) at its top.",
        "family": "response-body",
        "name": "createThing/response/201/application/json/type/null",
      }
    `);
  });

  test.each([
    ["prove", "prove"],
    ["mock", "mock"],
  ])("%s names the nearest where there is no such fault", async (_, command) => {
    const { status, err } = await runCommand([command, "acme", "--fault", "createThing/credential/nome"]);
    expect(status).toBe(2);
    expect(err).toContain('There is no fault "createThing/credential/nome"');
    expect(err).toContain("createThing/credentials/none");
  });

  test("gives a machine the proof, keeps it, and tells when it is not current", async () => {
    const where = { workingFolder };
    const file = join(workingFolder, "generated", "acme", "proof.json");
    expect((await runCommand(["prove", "--check"], where)).err).toContain("not current");
    const { out } = await runCommand(["prove", "--write", "--json"], where);
    expect(JSON.parse(out).proofs[0]).toEqual(JSON.parse(await readFile(file, "utf8")));
    expect((await runCommand(["prove", "--check"], where)).err).not.toContain("not current");
    const promises = await runCommand(["promises"], where);
    expect(promises.out).toMatch(/^ACM-02 .*\n(?: .*\n)* +seen to fail by createThing\/request\/body/m);
  });

  test("--write is about all faults", async () => {
    const { status, err } = await runCommand(["prove", "--write", "--shard", "1/2"]);
    expect(status).toBe(2);
    expect(err).toContain("leave --fault and --shard out");
  });

  test("an interrupted proof ends with 3", async () => {
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 300);
    const { status } = await runCommand(["prove"], { signal: interruption.signal });
    expect(status).toBe(3);
  });
});

test("mock --fault serves with the fault on", async () => {
  const end = new AbortController();
  const served = runCommand(["mock", "acme", "--json", "--fault", "createThing/credentials/none"], {
    signal: end.signal,
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  end.abort();
  const { status, err } = await served;
  expect(status).toBe(0);
  expect(err).toContain("acme does one thing wrong: No credential is taken.");
});
