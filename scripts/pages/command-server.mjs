// The built command, loaded once for all pages: each line that a page shows would else take a second to load it.
// Answers on a socket what `command-client.mjs` asks, one after another; a mock goes on serving meanwhile.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { commandLineProblems, commandSpanProblems } from "../../dist/scripts/pages/command-lines.js";
import { referenceFiles } from "../../dist/scripts/reference/reference-files.js";
import { refuseWith } from "../../dist/src/command/command-context.js";
import { guardedStreams } from "../../dist/src/command/guarded-streams.js";
import { plainStreams } from "../../dist/src/command/plain-streams.js";
import { CommandEnded, createProgram } from "../../dist/src/command/program.js";
import { exitStatus } from "../../dist/src/suite/exit-status.js";
import { ledgersOf } from "../../dist/src/suite/ledger-of-run.js";
import { UsageError } from "../../dist/src/suite/usage-error.js";

const root = new URL("../..", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

createServer((socket) => {
  const ended = new AbortController();
  socket.on("error", () => ended.abort());
  socket.on("close", () => ended.abort());
  createInterface(socket).once("line", async (line) => {
    const asked = JSON.parse(line);
    const tell = (frame) => !socket.destroyed && socket.write(`${JSON.stringify(frame)}\n`);
    if (asked.shell !== undefined) tell({ problems: problemsIn(asked) });
    else if (asked.words === undefined) tell({ stale: staleReference() });
    else tell({ status: await run(asked, ended.signal, tell) });
    socket.end();
  });
}).listen(process.argv[2], () => console.log("listening"));

/** Files of the reference that are not as code and schemas say. Schemas of types are taken as they are kept. */
function staleReference() {
  const read = (path) => (existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), "utf8") : "");
  const [results, ledger] = ["results", "ledger"].map((name) =>
    JSON.parse(read(`docs/reference/${name}.schema.json`)),
  );
  return [...referenceFiles({ results, ledger })]
    .filter(([path, text]) => read(path) !== text)
    .map(([path]) => path);
}

/** What is named in a page's shell and in its text, and is none. */
function problemsIn({ shell, spans }) {
  return [...shell.flatMap(commandLineProblems), ...spans.flatMap(commandSpanProblems)];
}

/** As `src/command/main.ts` does it, in a context that stands for another process. */
async function run({ words, workingFolder, environment }, signal, tell) {
  process.chdir(workingFolder);
  const plain = plainStreams(
    (out) => tell({ out }),
    (err) => tell({ err }),
  );
  const streams = guardedStreams(plain, { words, environment, workingFolder });
  const ledgerFolder = ledgersOf(workingFolder);
  const place = { workingFolder, environment, ledgerFolder, version, signal };
  let status = 0;
  try {
    const program = createProgram(version, { ...place, streams, refuse: refuseWith(streams) }, (ended) => {
      status = ended;
    });
    await program.parseAsync(["node", join("node_modules", "assay"), ...words]);
  } catch (cause) {
    if (cause instanceof CommandEnded) return cause.status;
    streams.err(cause instanceof UsageError ? `usage ${cause.message}\n` : `${cause.stack}\n`);
    return cause instanceof UsageError ? exitStatus.usage : exitStatus.inconclusive;
  }
  return status;
}
