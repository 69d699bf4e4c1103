import { stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { revisionFiles } from "./revision-files.js";

/** One of the two things that are compared. */
export type DiffSide =
  | {
      readonly kind: "project";
      /** What the user called it. */
      readonly label: string;
      /** Holds `specs/` and `conformance/`. */
      readonly folder: string;
      readonly remove: () => Promise<void>;
    }
  | { readonly kind: "file"; readonly label: string; readonly path: string };

/** A side, or why there is none. */
export type OpenedSide = DiffSide | { readonly kind: "refused"; readonly reason: string };

/** Where the user stands. */
export interface Standpoint {
  readonly workingFolder: string;
  /** The folder of the user's own project; absent where there is none, and so no revisions. */
  readonly project?: string;
}

/** Opens what the user named: a description file, a folder with `specs/`, or a revision of the project. */
export async function openSide(named: string, { workingFolder, project }: Standpoint): Promise<OpenedSide> {
  const path = resolve(workingFolder, named);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true) return { kind: "file", label: named, path };
  const isFolder = found?.isDirectory() === true;
  if (isFolder && (await isProject(path))) return folderSide(named, path);
  const revision = project === undefined ? undefined : await openRevision(named, project);
  if (revision?.kind === "project" || (revision !== undefined && !isFolder)) return revision;
  const reason = isFolder
    ? `${named} is a folder without specs/ (${path}); name the folder that holds specs/.`
    : `${named} is no folder or file, and ${workingFolder} has no specs/ to look for its revisions: run this in the folder that holds specs/, or name two folders or two description files.`;
  return { kind: "refused", reason };
}

/** Opens a revision of a project. */
export async function openRevision(named: string, project: string): Promise<OpenedSide> {
  const revision = await revisionFiles(project, named);
  if (revision.kind === "refused") return revision;
  return { kind: "project", label: named, folder: revision.folder, remove: revision.remove };
}

/** The project as it stands on disk. */
export function folderSide(label: string, folder: string): DiffSide {
  return { kind: "project", label, folder, remove: async () => undefined };
}

/** How a document is told: below its project's folder. */
export function documentName(side: DiffSide, path: string): string {
  return side.kind === "file" ? basename(path) : relative(side.folder, path).replaceAll("\\", "/");
}

async function isProject(folder: string): Promise<boolean> {
  const specs = await stat(join(folder, "specs")).catch(() => undefined);
  return specs?.isDirectory() === true;
}
