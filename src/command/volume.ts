import { type Command, Option } from "commander";

/** How much a command tells people. */
export type Volume = "quiet" | "usual" | "verbose";

/** The flags that decide on it. */
export interface VolumeFlags {
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** Adds the two flags to a command, each with what it means there; one excludes the other. */
export function withVolumeOptions(command: Command, means: { verbose: string; quiet?: string }): Command {
  const verbose = new Option("-v, --verbose", means.verbose);
  if (means.quiet === undefined) return command.addOption(verbose);
  return command
    .addOption(verbose.conflicts("quiet"))
    .addOption(new Option("-q, --quiet", means.quiet).conflicts("verbose"));
}

/** What the flags ask for. */
export function volumeOf({ verbose, quiet }: VolumeFlags): Volume {
  return quiet === true ? "quiet" : verbose === true ? "verbose" : "usual";
}
