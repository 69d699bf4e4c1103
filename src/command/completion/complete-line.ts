import type { Command, Option } from "commander";
import type { Candidate, Completion, KnownNames } from "./candidate.js";
import { type ReadLine, readLine } from "./read-line.js";

/**
 * What may stand in place of the last word of a command line, which may be empty; read from the commands themselves,
 * so that there is no second list of what there is.
 */
export async function completeLine(
  program: Command,
  words: readonly string[],
  names: KnownNames,
): Promise<Completion> {
  const line = readLine(program, words);
  const completion = await completionOf(program, line, names);
  if (!("candidates" in completion)) return completion;
  const fitting = completion.candidates.filter(({ value }) => value.startsWith(line.word));
  // Bash replaces what follows the sign of equality, the others the whole word.
  const isWhole = line.before !== "" && !words.slice(-3).includes("=");
  const candidates = fitting.map((one) => (isWhole ? { ...one, value: line.before + one.value } : one));
  return { ...completion, candidates };
}

async function completionOf(program: Command, line: ReadLine, names: KnownNames): Promise<Completion> {
  const { command, option, word, before, given } = line;
  if (before === "" && word.startsWith("-")) return wordsOf(flagCandidates(line));
  if (option !== undefined) return valueCompletion(option.argChoices, placeholderOf(option), word, names);
  if (command.commands.length > 0) return wordsOf(commandCandidates(program));
  const argument = command.registeredArguments[given] ?? command.registeredArguments.at(-1);
  if (argument === undefined || (given >= command.registeredArguments.length && !argument.variadic))
    return wordsOf([]);
  return valueCompletion(argument.argChoices, argument.name(), word, names);
}

function wordsOf(candidates: readonly Candidate[]): Completion {
  return { kind: "words", candidates };
}

function commandCandidates(program: Command): Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), about: command.description() }));
}

function flagCandidates({ command, used }: ReadLine): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => option.variadic || !used.has(option))
    .map(({ long, short, description }) => ({ value: long ?? short ?? "", about: description }));
}

/** The word between the brackets of a flag: what its value is. */
function placeholderOf({ flags }: Option): string {
  return /[<[]([^>\]]+?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1] ?? "";
}

/** Values by their own choices, else by what the command line calls them. */
async function valueCompletion(
  choices: readonly string[] | undefined,
  called: string,
  word: string,
  names: KnownNames,
): Promise<Completion> {
  if (choices !== undefined) return wordsOf(choices.map((value) => ({ value })));
  const kinds = called.split("|");
  if (kinds.some((kind) => kind === "case" || kind === "pattern")) return caseCompletion(word, names);
  if (kinds.includes("provider")) return wordsOf((await names.providers()).map((value) => ({ value })));
  if (kinds.some((kind) => folderNames.has(kind))) return { kind: "folders" };
  if (kinds.some((kind) => fileNames.has(kind))) return { kind: "files" };
  return wordsOf([]);
}

const folderNames = new Set(["dir", "folder"]);
const fileNames = new Set(["file", "path", "results", "base", "head"]);

/** Names of cases go on part by part, as paths do. */
async function caseCompletion(word: string, names: KnownNames): Promise<Completion> {
  const providers = await names.providers();
  const provider = word.split("/")[0] ?? "";
  if (!word.includes("/") || !providers.includes(provider)) {
    const starts = providers.filter((name) => name.startsWith(word)).map((name) => ({ value: `${name}/` }));
    // A file may be meant where a case is: results, or a counterexample.
    return starts.length === 0 && word !== "" ? { kind: "files" } : { kind: "parts", candidates: starts };
  }
  const fitting = (await names.cases(provider)).filter((name) => name.startsWith(word));
  const next = fitting.map((name) => {
    const end = name.indexOf("/", word.length);
    return end < 0 ? name : name.slice(0, end + 1);
  });
  return { kind: "parts", candidates: [...new Set(next)].map((value) => ({ value })) };
}
