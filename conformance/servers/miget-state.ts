import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Fault } from "./fault.js";
import type { MigetBucket } from "./miget-bucket.js";
import type { Style } from "./style.js";

/** Everything that the service knows. */
export interface MigetState {
  readonly env: ReturnType<typeof migetEnvironment>;
  readonly workspaces: MigetWorkspaces;
  readonly stored: Map<string, MigetBucket>;
  /** What is listed: the same, where nothing is wrong. */
  readonly listed: Map<string, MigetBucket>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

/** The workspaces of the one user. */
export interface MigetWorkspaces {
  readonly default: string;
  readonly other: string;
}

/** Everything that the user of the service may know. */
export function migetEnvironment({ variant }: Style, workspaces: MigetWorkspaces) {
  return {
    MIGET_TOKEN: `miget_live_${randomBytes(20).toString("hex")}`,
    MIGET_ID: String(randomInt(1_000, 100_000)),
    MIGET_WORKSPACE: variant === 2 ? workspaces.other : workspaces.default,
  };
}

/** Two workspaces, of which one is meant where none is named. */
export function migetWorkspaces(): MigetWorkspaces {
  return { default: randomUUID(), other: randomUUID() };
}
