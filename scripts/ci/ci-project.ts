import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { runCommand } from "../../src/testing/run-command.js";

/** What a script of a pipeline left behind. */
export interface ScriptRun {
  readonly status: number;
  readonly output: string;
}

/** A user's repository as a pipeline finds it, with two providers whose own server is on loopback. */
export interface CiProject {
  readonly folder: string;
  readonly git: (...words: string[]) => void;
  /** Runs a script as the named shell of a pipeline would, with nothing in its environment but what is given. */
  readonly run: (script: string, environment: Readonly<Record<string, string>>) => Promise<ScriptRun>;
  readonly close: () => Promise<void>;
}

/** The token that the loopback server of the providers knows: a stand-in for a secret of the pipeline. */
export const liveToken = "live-token-of-the-pipeline-0123456789";

/** Makes the repository, with one commit and the tag v1.0.0. */
export async function ciProject(): Promise<CiProject> {
  const live = await listening(liveServer());
  const bridge = await listening(commandBridge());
  const root = await mkdtemp(join(tmpdir(), "assay-ci-"));
  const folder = join(root, "repository");
  for (const name of ["acme", "depot"]) await writeProvider(folder, name, addressOf(live));
  const tools = await writeTools(join(root, "tools"), addressOf(bridge));
  const git = (...words: string[]) =>
    void execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@acme.example", ...words], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  git("tag", "v1.0.0");
  return {
    folder,
    git,
    run: async (script, environment) => {
      const file = join(root, "script.sh");
      await writeFile(file, script);
      const path = [tools, process.env["PATH"] ?? ""].join(delimiter);
      return runBash(file, folder, { ...environment, PATH: path, HOME: root });
    },
    close: async () => {
      live.close();
      bridge.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The providers' own server: a list of things, for who knows the token. */
function liveServer(): Server {
  return createServer((request, response) => {
    const isKnown = request.headers.authorization === `Bearer ${liveToken}`;
    const [status, body] = !isKnown
      ? [401, { error: "who are you?" }]
      : request.method === "GET"
        ? [200, { things: [] }]
        : [405, { error: "only read" }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
}

async function writeProvider(folder: string, name: string, address: string): Promise<void> {
  const specs = join(folder, "specs", name);
  const conformance = join(folder, "conformance", name);
  await mkdir(specs, { recursive: true });
  await mkdir(conformance, { recursive: true });
  const error = { type: "object", required: ["error"], properties: { error: { type: "string" } } };
  const things = {
    type: "object",
    required: ["things"],
    properties: { things: { type: "array", items: {} } },
  };
  const body = (schema: object, example: object) => ({
    content: { "application/json": { schema, example } },
  });
  const description = {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: name, version: "1" },
    servers: [{ url: address }],
    security: [{ token: [] }],
    paths: {
      "/things": {
        get: {
          operationId: "list-things",
          responses: {
            "200": { description: "All things.", ...body(things, { things: [] }) },
            "401": { description: "Refused.", ...body(error, { error: "no" }) },
          },
        },
      },
    },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
  const token = { env: `${name.toUpperCase()}_TOKEN`, mock: "mock-token-0123456789" };
  await writeFile(join(specs, "openapi.yaml"), JSON.stringify(description, null, 2));
  await writeFile(
    join(conformance, "profile.yaml"),
    JSON.stringify({
      title: name,
      credentials: { first: { token: { value: token } } },
      bindings: [],
      resources: [],
    }),
  );
}

/** Stand-ins for what a pipeline finds on its machine: \`npx\` knows no package but assay, and fetches none. */
async function writeTools(folder: string, bridge: string): Promise<string> {
  await mkdir(folder);
  const client = join(folder, "assay.mjs");
  const request =
    "JSON.stringify({ words: process.argv.slice(2), folder: process.cwd(), environment: process.env })";
  await writeFile(
    client,
    [
      `const answer = await fetch(${JSON.stringify(bridge)}, { method: "POST", body: ${request} });`,
      "const { status, out, err } = await answer.json();",
      "process.stdout.write(out);",
      "process.stderr.write(err);",
      "process.exitCode = status;",
    ].join("\n"),
  );
  const npx = join(folder, "npx");
  const script = [
    "#!/usr/bin/env bash",
    'if [[ "$1" != --no-install || "$2" != assay ]]; then echo "npx would fetch something: $*" >&2; exit 97; fi',
    "shift 2",
    'if [[ "$1" == --version ]]; then echo 0.0.0; exit 0; fi',
    `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(client)} "$@"`,
  ];
  await writeFile(npx, `${script.join("\n")}\n`);
  await chmod(npx, 0o755);
  return folder;
}

/** Runs command lines in this process, one at a time: loading assay again for each would take most of the time. */
function commandBridge(): Server {
  let last: Promise<unknown> = Promise.resolve();
  return createServer((request, response) => {
    const turn = last.then(async () => {
      let text = "";
      for await (const piece of request) text += String(piece);
      const { words, folder, environment } = JSON.parse(text) as {
        words: string[];
        folder: string;
        environment: Record<string, string>;
      };
      const before = process.cwd();
      process.chdir(folder);
      try {
        response.end(JSON.stringify(await runCommand(words, { workingFolder: folder, environment })));
      } catch (cause) {
        response.end(JSON.stringify({ status: 70, out: "", err: String(cause) }));
      } finally {
        process.chdir(before);
      }
    });
    last = turn;
  });
}

function runBash(file: string, folder: string, environment: Record<string, string>): Promise<ScriptRun> {
  return new Promise((resolve) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
      cwd: folder,
      env: environment,
    });
    let output = "";
    const collect = (piece: Buffer) => {
      output += piece.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("close", (code) => resolve({ status: code ?? -1, output }));
  });
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a file holds that a pipeline wrote, such as that of GITHUB_OUTPUT. */
export async function writtenIn(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
