import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { acmeFolder } from "./acme-provider.js";

/** A repository in a folder of its own, whose folder `apis/` is the project of the invented provider. */
export interface GitProject {
  readonly repository: string;
  readonly folder: string;
  readonly git: (...words: string[]) => string;
  /** Replaces a text that must be there in a file of the project. */
  readonly edit: (file: string, from: string, to: string) => Promise<void>;
  readonly commit: (message: string) => void;
  readonly remove: () => Promise<void>;
}

/** Where the invented provider is described, below its project. */
export const acmeDescription = "specs/acme/openapi.yaml";

/** Makes the repository, with one commit. */
export async function gitProject(): Promise<GitProject> {
  const repository = await mkdtemp(join(tmpdir(), "assay-git-"));
  const folder = join(repository, "apis");
  await mkdir(folder);
  for (const part of ["specs", "conformance"])
    await cp(join(acmeFolder, part), join(folder, part), { recursive: true });
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@acme.example", ...words], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const commit = (message: string) => {
    git("add", "--all", repository);
    git("commit", "--quiet", "--message", message);
  };
  git("init", "--quiet", "--initial-branch=main", repository);
  commit("first");
  return {
    repository,
    folder,
    git,
    commit,
    edit: async (file, from, to) => {
      const path = join(folder, file);
      await mkdir(dirname(path), { recursive: true });
      const text = await readFile(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      await writeFile(path, text.replace(from, to));
    },
    remove: () => rm(repository, { recursive: true, force: true }),
  };
}
