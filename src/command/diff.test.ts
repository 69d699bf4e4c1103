import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DiffReport } from "../diff/diff-report.js";
import { acmeDescription, type GitProject, gitProject } from "../testing/git-project.js";
import { runCommand } from "../testing/run-command.js";

let project: GitProject;

beforeEach(async () => {
  project = await gitProject();
});

afterEach(() => project.remove());

const run = (...words: string[]) => runCommand(words, { workingFolder: project.folder });

describe("assay diff", () => {
  test("nothing differs from what is committed, wherever the project is in its repository", async () => {
    const { status, out } = await run("diff", "HEAD");
    expect(out).toBe("HEAD → working tree: nothing differs.\n");
    expect(status).toBe(0);
  });

  test("a bound of a schema of requests is told with what it touches", async () => {
    await project.edit(acmeDescription, "maxLength: 30", "maxLength: 20");
    const { status, out } = await run("diff", "main");
    expect(out).toMatchInlineSnapshot(`
      "acme
        major \`maxLength\` changed from 30 to 20
              specs/acme/openapi.yaml:50:56 at /components/schemas/new-thing/properties/name/maxLength
              major: requests that were valid are not any more (requests of createThing)
              touches ACM-02, ACM-04
              245 cases to run again: acme/documents (19), acme/createThing (226)
        245 cases to run again

      main → working tree: 1 major, 0 minor, 0 patch; 2 promises touched, 245 cases to run again.
      Run them: assay verify --changed-since main
      "
    `);
    expect(status).toBe(1);
  });

  test("for a comment on a pull request, nothing in it is taken for markup", async () => {
    await project.edit(acmeDescription, 'pattern: "^[a-z0-9-]+$"', 'pattern: "^(a|@octocat)<b>*$"');
    const { status, out } = await run("diff", "HEAD", "--markdown", "--fail-on", "none");
    expect(out).toMatchInlineSnapshot(`
      "## Contract changes: \`HEAD\` → \`working tree\`

      **major**: 1 major, 0 minor, 0 patch; 2 promises touched, 244 cases to run again.

      ### acme

      #### Breaking (major): 1

      | Change | Where | Why | Promises |
      |---|---|---|---|
      | \`pattern\` changed from "^\\[a-z0-9-\\]+$" to "^(a\\|@​octocat)&lt;b>\\*$" | \`specs/acme/openapi.yaml:50\`<br>\`/components/schemas/new-thing/properties/name/pattern\` | requests that were valid may not be any more (requests of createThing) | ACM-02, ACM-04 |

      <details><summary>244 cases to run again: acme/documents (19), acme/createThing (225)</summary>

      \`\`\`text
      acme/documents/example-matches-schema
      acme/documents/server-uses-tls
      acme/documents/server-variable-used
      acme/documents/size-fits-format
      acme/documents/example-members-described
      acme/documents/error-examples-agree
      acme/documents/error-schema-of-its-own
      acme/documents/success-demands-something
      acme/documents/credential-refusal-documented
      acme/documents/status-in-text-listed
      acme/documents/default-as-described
      acme/documents/sample-is-well-formed
      acme/documents/sample-matches-schema
      acme/documents/sample-sends-body
      acme/documents/sample-length-is-true
      acme/documents/sample-carries-credential
      acme/documents/sample-signature-is-its-own
      acme/documents/sample-host-is-listed
      acme/documents/sample-date-is-of-http
      acme/createThing/example/Plain
      acme/createThing/boundary/body/every-optional-member
      acme/createThing/boundary/body/no-optional-member
      acme/createThing/boundary/body/secret/present-alone
      acme/createThing/boundary/body/secret/absent-alone
      acme/createThing/boundary/body/colour/present-alone
      acme/createThing/boundary/body/colour/absent-alone
      acme/createThing/boundary/body/size/minimum
      acme/createThing/boundary/body/size/minimum/inside
      acme/createThing/boundary/body/size/maximum
      acme/createThing/boundary/body/size/maximum/inside
      acme/createThing/boundary/body/secret/minLength
      acme/createThing/boundary/body/secret/minLength/inside
      acme/createThing/boundary/body/colour/enum/red
      acme/createThing/boundary/body/colour/enum/green
      acme/createThing/positive
      acme/createThing/negative/body/type/null
      acme/createThing/negative/body/type/number
      acme/createThing/negative/body/type/string
      acme/createThing/negative/body/type/boolean
      acme/createThing/negative/body/type/array
      and 204 more; assay diff --json lists them
      \`\`\`

      </details>
      "
    `);
    expect(status).toBe(0);
  });

  test("between two commits: promises, profile and description, each change with its cases", async () => {
    await project.edit(
      acmeDescription,
      '"404": { $ref',
      '"410": { description: Gone. }\n        "404": { $ref',
    );
    await project.edit("specs/acme/promises.yaml", "strength: stated", "strength: shown");
    await project.edit("conformance/acme/profile.yaml", "title: Acme", "title: Acme Inc.");
    project.commit("second");
    const { status, out } = await run("diff", "HEAD~1", "HEAD", "--json", "--fail-on", "minor");
    const report = JSON.parse(out) as DiffReport;
    const told = report.providers.flatMap(({ changes }) =>
      changes.map(({ rating, says, file, line, promises, cases }) => ({
        ...{ rating, says, file, line, promises },
        operations: [...new Set(cases.map((name) => name.split("/")[1]))],
      })),
    );
    expect(told).toMatchInlineSnapshot(`
      [
        {
          "file": "specs/acme/openapi.yaml",
          "line": 34,
          "operations": [
            "documents",
            "deleteThing",
            "workflow",
          ],
          "promises": [
            "ACM-04",
          ],
          "rating": "minor",
          "says": "response \`410\` was added",
        },
        {
          "file": "specs/acme/promises.yaml",
          "line": 2,
          "operations": [
            "createThing",
          ],
          "promises": [
            "ACM-01",
          ],
          "rating": "major",
          "says": "promise ACM-01 is only shown, and was stated",
        },
        {
          "file": "conformance/acme/profile.yaml",
          "line": 1,
          "operations": [],
          "promises": [],
          "rating": "patch",
          "says": "\`title\` of the profile was changed",
        },
      ]
    `);
    expect(report.summary).toEqual({ major: 1, minor: 1, patch: 1, bump: "major" });
    expect(status).toBe(1);
  });

  test("an answer in a file; what is rated lower than what shall fail does not", async () => {
    await project.edit(
      acmeDescription,
      "colour: { enum: [red, green] }",
      "colour: { enum: [red, green, blue] }",
    );
    const file = join(project.folder, "diff.json");
    const { status, out } = await run("diff", "HEAD", "--json", "--output", file);
    expect([status, out]).toEqual([0, ""]);
    expect((JSON.parse(await readFile(file, "utf8")) as DiffReport).summary.bump).toBe("minor");
  });

  test("a new provider and one that is gone are one change each", async () => {
    await mkdir(join(project.folder, "specs/other"));
    await writeFile(
      join(project.folder, "specs/other/openapi.yaml"),
      'openapi: 3.0.3\ninfo: { title: Other, version: "1" }\npaths: {}\n',
    );
    expect((await run("diff", "HEAD", "--provider", "other")).out).toContain(
      "minor provider other was added",
    );
    project.commit("second");
    expect((await run("diff", "HEAD", "HEAD~1")).out).toContain("major provider other was removed");
  });

  test("what it cannot compare is wrong usage, with what to do next", async () => {
    await writeFile(join(project.repository, "other.yaml"), "a: 1\n");
    const refused = [
      ["diff", "nowhere"],
      ["diff", "--provider", "nobody", "--fail-on", "none", "--", "HEAD"],
      ["diff", ".."],
      ["diff", acmeDescription],
      ["diff", acmeDescription, "HEAD"],
      ["diff", acmeDescription, "../other.yaml"],
      ["diff", "HEAD", "--json", "--markdown"],
    ];
    const runs = await Promise.all(refused.map((words) => run(...words)));
    expect(runs.map(({ status }) => status)).toEqual(refused.map(() => 2));
    const told = runs.map(({ err }) => err.replaceAll(project.repository, "REPOSITORY"));
    expect(told.join("")).toMatchInlineSnapshot(`
      "usage "nowhere" is no revision here, nor a folder or file; \`git log --oneline\` and \`git branch --all\` list what there is, \`git fetch\` gets what is elsewhere.
      usage Neither side has a provider "nobody". There are: acme.
      usage .. is a folder without specs/ (REPOSITORY); name the folder that holds specs/.
      usage Name the other description too: assay diff BEFORE.yaml AFTER.yaml.
      problem HEAD: A description file is compared with another file; name two files, or two revisions or folders.
      1 problem in documents or set-up; nothing was sent.
      problem REPOSITORY/other.yaml: It is no OpenAPI 3.0 or 3.1 description: \`openapi\` states the version.
      1 problem in documents or set-up; nothing was sent.
      usage --json and --markdown are two forms of one answer: leave one of them out.
      "
    `);
  });

  test("outside of any repository, and in a shallow clone, it says what to do", async () => {
    const clone = join(project.repository, "..", `${project.repository}-clone`);
    await project.edit(acmeDescription, "Make a thing", "Make one thing");
    project.commit("second");
    project.git("clone", "--quiet", "--depth=1", `file://${project.repository}`, clone);
    const shallow = await runCommand(["diff", "HEAD~1"], { workingFolder: join(clone, "apis") });
    expect([shallow.status, shallow.err]).toEqual([2, expect.stringContaining("git fetch --unshallow")]);
    const worktree = `${project.repository}-worktree`;
    project.git("worktree", "add", "--quiet", worktree);
    const there = await runCommand(["diff", "HEAD~1"], { workingFolder: join(worktree, "apis") });
    expect([there.status, there.out]).toEqual([0, expect.stringContaining("0 major, 0 minor, 1 patch")]);
    await Promise.all([clone, worktree].map((folder) => rm(folder, { recursive: true, force: true })));
    await rm(join(project.repository, ".git"), { recursive: true, force: true });
    const none = await run("diff", "main");
    expect([none.status, none.err]).toEqual([2, expect.stringContaining("is in no git repository")]);
  });
});

describe("verify --changed-since", () => {
  test("runs nothing where nothing changed", async () => {
    const { status, out, err } = await run(
      "verify",
      "--changed-since",
      "HEAD",
      "--out",
      join(project.folder, "out"),
    );
    expect([status, out]).toEqual([0, ""]);
    expect(err).toBe("Nothing changed since HEAD that a selected case depends on: none is run again.\n");
  });

  test("runs what a change reaches, among what is selected anyway", async () => {
    await project.edit(acmeDescription, "204", "202");
    await project.edit(acmeDescription, "    delete:", "    delete:\n      x-note: changed");
    const { out } = await run("plan", "--changed-since", "HEAD", "--kind", "positive", "example", "--json");
    const { providers } = JSON.parse(out) as { providers: { cases: { name: string }[] }[] };
    expect(providers.flatMap(({ cases }) => cases.map(({ name }) => name))).toEqual([
      "acme/deleteThing/positive",
    ]);
  });

  test("an unknown revision is wrong usage, and so is a case that is nowhere", async () => {
    expect((await run("verify", "--changed-since", "nowhere")).status).toBe(2);
    expect((await run("verify", "--changed-since", "HEAD", "--case", "acme/nothing")).status).toBe(2);
  });
});
