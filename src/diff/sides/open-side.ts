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

/** Opens what the user named: a description file, a folder with `specs/`, or a revision. */
export async function openSide(named: string, project: string, workingFolder: string): Promise<OpenedSide> {
  const path = resolve(workingFolder, named);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true) return { kind: "file", label: named, path };
  if (found?.isDirectory() === true && (await isProject(path))) return folderSide(named, path);
  const revision = await revisionFiles(project, named);
  if (revision.kind === "read")
    return { kind: "project", label: named, folder: revision.folder, remove: revision.remove };
  if (found?.isDirectory() !== true) return revision;
  return {
    kind: "refused",
    reason: `${named} is a folder without specs/ (${path}); name the folder that holds specs/.`,
  };
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
