import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";

/** The built command, loaded and waiting for command lines. */
export interface CommandServer {
  readonly socket: string;
  /** Names of commands, flags and values in lines of shell and in running text that are none. */
  readonly problemsIn: (named: {
    readonly shell: readonly string[];
    readonly spans: readonly string[];
  }) => Promise<readonly string[]>;
  /** Files of docs/reference/ that are not as code and schemas say. */
  readonly staleReference: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Builds the command if anything has changed since the last build, and loads it. */
export async function startCommandServer(root: string, folder: string): Promise<CommandServer> {
  const build = [join(root, "scripts/build.mjs"), "--no-check", "--if-stale"];
  spawnSync(process.execPath, build, { stdio: "inherit" });
  const socket = join(folder, "command.sock");
  const child = spawn(process.execPath, [join(root, "scripts/pages/command-server.mjs"), socket], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"] },
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  if (child.exitCode !== null) throw new Error("the built command cannot be loaded");
  return {
    socket,
    problemsIn: async (named) => (await ask<{ problems: readonly string[] }>(socket, named)).problems,
    staleReference: async () => (await ask<{ stale: readonly string[] }>(socket, {})).stale,
    close: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Asks the server, which answers in the shape that belongs to the question. */
async function ask<Answer>(socket: string, question: object): Promise<Answer> {
  const asking = connect(socket);
  asking.write(`${JSON.stringify(question)}\n`);
  return JSON.parse(await text(asking)) as Answer;
}
