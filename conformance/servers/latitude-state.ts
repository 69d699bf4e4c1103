import { randomBytes } from "node:crypto";
import type { Fault } from "./fault.js";
import type { latitudeBucket } from "./latitude-bucket.js";
import type { Style } from "./style.js";

/** A bucket as the service keeps it. */
export interface LatitudeStored {
  readonly name: string;
  readonly resource: ReturnType<typeof latitudeBucket>;
}

/** Everything that the service knows. */
export interface LatitudeState {
  readonly env: ReturnType<typeof latitudeEnvironment>;
  /** What may be read. */
  readonly stored: Map<string, LatitudeStored>;
  /** What is listed: the same, where nothing is wrong. */
  readonly listed: Map<string, LatitudeStored>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

/** Everything that a user of the service may know. */
export function latitudeEnvironment({ variant }: Style) {
  const key = () => `lat_${randomBytes(18).toString("hex")}`;
  return {
    LATITUDE_API_KEY: key(),
    /** The key of a user who may look at everything and create nothing. */
    LATITUDE_LIMITED_API_KEY: key(),
    LATITUDE_PROJECT: `proj_${randomBytes(7).toString("hex")}`,
    LATITUDE_PROJECT_SLUG: `project-${randomBytes(3).toString("hex")}`,
    LATITUDE_REGION: variant % 2 === 0 ? "DAL" : "SAO2",
  };
}
