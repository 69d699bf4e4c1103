import { randomBytes } from "node:crypto";
import type { Fault } from "./fault.js";
import type { Style } from "./style.js";

/** A bucket as the service keeps it. */
export interface FlashbackStored {
  readonly name: string;
  readonly bucket: string;
  readonly storageType: string;
  readonly organisation: "first" | "second";
}

/** Everything that the service knows. */
export interface FlashbackState {
  readonly env: ReturnType<typeof flashbackEnvironment>;
  readonly stored: Map<string, FlashbackStored>;
  /** What is listed: the same, where nothing is wrong. */
  readonly listed: Map<string, FlashbackStored>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

/** Everything that the users of the service may know. */
export function flashbackEnvironment({ variant }: Style) {
  const part = () => randomBytes(24).toString("base64url");
  const token = () => `eyJhbGciOiJIUzI1NiJ9.${part()}.${part()}`;
  return {
    FLASHBACK_TOKEN: token(),
    FLASHBACK_SECOND_TOKEN: token(),
    FLASHBACK_WORKSPACE: `workspace-${randomBytes(4).toString("hex")}`,
    FLASHBACK_SECOND_WORKSPACE: `workspace-${randomBytes(4).toString("hex")}`,
    FLASHBACK_STORAGE_KEY: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    FLASHBACK_STORAGE_SECRET: randomBytes(30).toString("base64url"),
    FLASHBACK_REGION: variant % 2 === 0 ? "us-east-1" : "eu-west-1",
    FLASHBACK_BUCKET: `backup-${randomBytes(3).toString("hex")}`,
  };
}
