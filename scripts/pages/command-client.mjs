#!/usr/bin/env node
// `assay` as the pages' shell finds it: hands its words to the command that is loaded already.
import { connect } from "node:net";
import process from "node:process";
import { createInterface } from "node:readline";

const { ASSAY_SOCKET, ...environment } = process.env;
const socket = connect(ASSAY_SOCKET);
const words = process.argv.slice(2);
socket.write(`${JSON.stringify({ words, workingFolder: process.cwd(), environment })}\n`);
process.exitCode = 3;
for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => socket.destroy());
createInterface(socket).on("line", (line) => {
  const { out, err, status } = JSON.parse(line);
  if (out !== undefined) process.stdout.write(out);
  if (err !== undefined) process.stderr.write(err);
  if (status !== undefined) process.exitCode = status;
});
