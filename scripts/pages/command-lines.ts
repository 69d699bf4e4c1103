import type { Command } from "commander";
import { wholeProgram } from "../reference/whole-program.js";

/** What is wrong with the command lines of assay's in lines of shell: a command, a flag or a value that is none. */
export function commandLineProblems(text: string): string[] {
  const joined = text.replace(/\\\n\s*/g, " ").split("\n");
  return joined
    .flatMap((content) => assayLinesIn(content))
    .flatMap((words) => strictProblems(words).map((problem) => `assay ${words.join(" ")}: ${problem}`));
}

/** What is wrong with a command line in running text, which may have placeholders: a command or a flag that is none. */
export function commandSpanProblems(span: string): string[] {
  const [first, ...rest] = span.replace(/^npx /, "").split(/\s+/);
  const flags = span.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
  if (first === "assay" && rest[0] !== undefined && /^[a-z]+$/.test(rest[0])) {
    const command = program().commands.find((one) => one.name() === rest[0]);
    if (command === undefined) return [`there is no command "assay ${rest[0]}"`];
    return flags.filter((flag) => !hasFlag(command, flag)).map((flag) => `assay ${rest[0]} has no ${flag}`);
  }
  if (first?.startsWith("--") !== true) return [];
  return flags
    .filter((flag) => !program().commands.some((command) => hasFlag(command, flag)))
    .map((flag) => `no command has ${flag}`);
}

let known: Command | undefined;

function program(): Command {
  known ??= wholeProgram(() => undefined);
  return known;
}

function hasFlag(command: Command, flag: string): boolean {
  return flag === "--help" || flag === "--version" || command.options.some(({ long }) => long === flag);
}

function strictProblems([name, ...words]: readonly string[]): string[] {
  if (name === undefined || name.startsWith("-")) return [];
  let told = "";
  const command = wholeProgram((text) => {
    told += text;
  }).commands.find((one) => one.name() === name);
  if (command === undefined) return ["there is no such command"];
  try {
    const { unknown } = command.parseOptions([...words]);
    return unknown.filter((word) => !/^(-h|--help)$/.test(word)).map((word) => `it has no ${word}`);
  } catch {
    return [told.trim()];
  }
}

/** The words after each `assay` of a line, up to what the shell takes for itself. */
function assayLinesIn(line: string): string[][] {
  const words = [
    ...line.replace(/\s#.*$/, "").matchAll(/"([^"]*)"|'([^']*)'|([|&;<>#]+|[^\s|&;<>#"']+)/g),
  ].map(([, double, single, bare]) => ({ text: double ?? single ?? bare ?? "", isBare: bare !== undefined }));
  return words.flatMap(({ text, isBare }, index) => {
    if (!isBare || text !== "assay") return [];
    const rest = words.slice(index + 1);
    const end = rest.findIndex((word) => word.isBare && /^[|&;<>#]/.test(word.text));
    return [(end < 0 ? rest : rest.slice(0, end)).map((word) => word.text)];
  });
}
