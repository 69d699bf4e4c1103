import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { basename, delimiter, dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";

/** What a shell left behind: standard output and standard error in the order of writing. */
export interface ShellRun {
  readonly status: number;
  readonly output: string;
}

/** A folder in which the commands of one page run, as in a project that has assay as a dev dependency. */
export interface Scratch {
  readonly folder: string;
  readonly write: (file: string, text: string, mode: "new" | "append") => Promise<void>;
  /** Runs lines of shell; what they export is there for the next ones. */
  readonly run: (script: string) => Promise<ShellRun>;
  /** Starts a server that serves until the page ends; its port stands for a free one from now on. */
  readonly serve: (script: string, port: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Packages that a page's programs may import, beside assay. */
const packages = ["vitest", "@types"];

/** Makes the folder: a copy of one of the repository's, or one with nothing but a package.json. */
export async function openScratch(
  folder: string,
  { root, socket, beginsWith }: { root: string; socket: string; beginsWith: string | undefined },
): Promise<Scratch> {
  await mkdir(folder, { recursive: true });
  const left = new Set(["node_modules", ".assay", "dist", "generated"]);
  if (beginsWith !== undefined)
    await cp(join(root, beginsWith), folder, {
      recursive: true,
      filter: (path) => !left.has(basename(path)),
    });
  else await writeFile(join(folder, "package.json"), JSON.stringify(emptyProject));
  await mkdir(join(folder, "node_modules"));
  await symlink(root, join(folder, "node_modules/assay"));
  for (const name of packages)
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name));
  const bin = `${folder}.bin`;
  await writeCommands(bin, root);
  const path = [bin, process.env["PATH"], join(root, "node_modules/.bin")].join(delimiter);
  const environment = { PATH: path, HOME: bin, ASSAY_SOCKET: socket, LANG: "C.UTF-8" };
  return shellIn(folder, environment);
}

const emptyProject = { name: "shop-tests", private: true, type: "module", devDependencies: { assay: "*" } };

/** What `npx` finds in a project, without the second that it takes; installing has happened already. */
async function writeCommands(bin: string, root: string): Promise<void> {
  const npm = `case "$1" in install|ci) exit 0;; esac\nPATH="\${PATH#*:}" exec npm "$@"`;
  await mkdir(bin);
  await symlink(join(root, "scripts/pages/command-client.mjs"), join(bin, "assay"));
  for (const [name, text] of Object.entries({ npx: 'exec "$@"', npm })) {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }
}

function shellIn(folder: string, env: Readonly<Record<string, string>>): Scratch {
  const ports = new Map<string, string>();
  const servers: (() => Promise<unknown>)[] = [];
  const exported = `${folder}.env`;
  const start = (script: string, options: { detached: boolean }) => {
    const withPorts = [...ports].reduce((text, [shown, used]) => text.replaceAll(shown, used), script);
    const whole = `exec 2>&1\n[ ! -f '${exported}' ] || . '${exported}'\ntrap "export -p >'${exported}'" EXIT\n${withPorts}`;
    return spawn("sh", ["-e", "-c", whole], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "ignore"],
      ...options,
    });
  };
  return {
    folder,
    write: async (file, text, mode) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text, { flag: mode === "new" ? "w" : "a" });
    },
    run: async (script) => {
      const child = start(script, { detached: false });
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
      const [status] = (await once(child, "close")) as [number | null];
      for (const [shown, used] of ports) output = output.replaceAll(used, shown);
      return { status: status ?? -1, output };
    },
    serve: async (script, port) => {
      ports.set(port, await freePort());
      const child = start(script, { detached: true });
      const ended = once(child, "exit");
      servers.push(async () => {
        if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
        await ended;
      });
      await accepting(Number(ports.get(port)), () => child.exitCode !== null);
    },
    close: async () => {
      await Promise.all(servers.map((end) => end()));
    },
  };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return String(typeof address === "object" ? address?.port : "");
}

async function accepting(port: number, hasEnded: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    const open = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (open === true) return;
    if (hasEnded()) break;
    await delay(50);
  }
  throw new Error(`nothing serves at port ${port}`);
}
