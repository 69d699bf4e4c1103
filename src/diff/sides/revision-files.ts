import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runGit } from "./run-git.js";

/** The documents of a revision in a folder of their own. */
export type RevisionFiles =
  | {
      readonly kind: "read";
      /** Stands where the project's folder stands in the repository. */
      readonly folder: string;
      /** The whole name of the commit. */
      readonly commit: string;
      readonly remove: () => Promise<void>;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** Takes the documents of a project out of a revision of the repository that it is in, wherever it is in there. */
export async function revisionFiles(project: string, revision: string): Promise<RevisionFiles> {
  const prefix = await runGit(project, ["rev-parse", "--show-prefix"]);
  if (prefix.kind === "failed") return refused(prefix.missing ? noGit : noRepository(project, prefix.reason));
  const below = textOf(prefix.out);
  const commit = await commitOf(project, revision);
  if (commit.kind === "refused") return commit;
  const files = await filesOf(project, commit.name, below);
  if (files.kind === "refused") return files;
  const root = await mkdtemp(join(tmpdir(), "assay-revision-"));
  for (const { path, bytes } of files.list) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
  await mkdir(join(root, below), { recursive: true });
  const remove = () => rm(root, { recursive: true, force: true });
  return { kind: "read", folder: join(root, below), commit: commit.name, remove };
}

type Refused = { readonly kind: "refused"; readonly reason: string };

const noGit = "git cannot be run; install it, or give two folders: assay diff BEFORE AFTER.";

function noRepository(project: string, reason: string): string {
  return `${project} is in no git repository that can be read (${reason}); give two folders: assay diff BEFORE AFTER.`;
}

async function commitOf(
  project: string,
  revision: string,
): Promise<Refused | { readonly kind: "found"; readonly name: string }> {
  const found = revision.startsWith("-")
    ? undefined
    : await runGit(project, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  if (found?.kind === "done") return { kind: "found", name: textOf(found.out) };
  const shallow = await runGit(project, ["rev-parse", "--is-shallow-repository"]);
  const next =
    shallow.kind === "done" && textOf(shallow.out) === "true"
      ? "this clone is shallow: fetch the rest with `git fetch --unshallow` (or `fetch-depth: 0` where CI checks it out), or only that revision with `git fetch --depth 1 origin REVISION` and name it FETCH_HEAD"
      : "`git log --oneline` and `git branch --all` list what there is, `git fetch` gets what is elsewhere";
  return refused(`"${revision}" is no revision here, nor a folder or file; ${next}.`);
}

interface RevisionFile {
  readonly path: string;
  readonly bytes: Buffer;
}

async function filesOf(
  project: string,
  commit: string,
  below: string,
): Promise<Refused | { readonly kind: "files"; readonly list: readonly RevisionFile[] }> {
  const own = await readTree(project, commit, [`${below}specs`, `${below}conformance`]);
  if (own.kind === "refused" || !own.list.some(refersElsewhere)) return own;
  return readTree(project, commit, []);
}

/** Whether a document refers to others outside of its folder, which may be anywhere in the repository. */
function refersElsewhere({ bytes }: RevisionFile): boolean {
  return /\$ref["']?\s*:\s*["']?\.\.\//.test(bytes.toString());
}

async function readTree(
  project: string,
  commit: string,
  paths: readonly string[],
): Promise<Refused | { readonly kind: "files"; readonly list: readonly RevisionFile[] }> {
  const listed = await runGit(project, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...paths]);
  if (listed.kind === "failed") return refused(`git cannot list ${commit} (${listed.reason}).`);
  const entries = listed.out.toString().split("\0").flatMap(documentIn);
  const names = entries.map(({ object }) => `${object}\n`).join("");
  const read = await runGit(project, ["cat-file", "--batch"], names);
  if (read.kind === "failed") return refused(`git cannot read ${commit} (${read.reason}).`);
  const contents = batched(read.out);
  const list = entries.flatMap(({ path }, index) => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [{ path, bytes }];
  });
  return list.length === entries.length
    ? { kind: "files", list }
    : refused(`git lacks some files of ${commit}; fetch them: git fetch --refetch.`);
}

/** A regular file that may be a document, of a line such as `100644 blob <name>\t<path>`. */
function documentIn(line: string): { readonly object: string; readonly path: string }[] {
  const match = /^100\d+ blob ([0-9a-f]+)\t([\s\S]+\.(?:ya?ml|json))$/.exec(line);
  const [, object, path] = match ?? [];
  return object === undefined || path === undefined ? [] : [{ object, path }];
}

/** The contents in an answer of `git cat-file --batch`, in order; a missing one ends them. */
function batched(out: Buffer): Buffer[] {
  const contents: Buffer[] = [];
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf("\n", at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(out.subarray(at, end).toString())?.[1];
    if (size === undefined) return contents;
    const start = end + 1;
    contents.push(out.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return contents;
}

function textOf(out: Buffer): string {
  return out.toString().replace(/\r?\n$/, "");
}

function refused(reason: string): Refused {
  return { kind: "refused", reason };
}
