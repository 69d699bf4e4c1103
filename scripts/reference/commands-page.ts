import type { Command, Option } from "commander";
import { cell, table } from "./markdown-table.js";
import { wholeProgram } from "./whole-program.js";

/** The page about every command, from the command line itself. */
export function commandsPage(): string {
  let told = "";
  const program = wholeProgram((text) => {
    told += text;
  });
  const helpAfter = (command: Command) => {
    told = "";
    command.outputHelp();
    return told.slice(command.helpInformation().length);
  };
  const commands = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== "help");
  return [
    "# Commands",
    `${program.description()} \`assay --help\` lists the commands, \`assay COMMAND --help\` tells all of one.`,
    table(
      ["Command", "Does"],
      commands.map((command) => [
        `[\`assay ${command.name()}\`](#assay-${command.name()})`,
        cell(command.description()),
      ]),
    ),
    ...paragraphs(helpAfter(program)),
    ...commands.flatMap((command) => [
      `## assay ${command.name()}`,
      sentence(command.description()),
      `\`assay ${command.name()} ${command.usage()}\``,
      ...argumentTable(command),
      table(["Flag", "Means", "Default"], command.options.filter(({ hidden }) => !hidden).map(optionRow)),
      ...paragraphs(helpAfter(command)),
    ]),
  ].join("\n\n");
}

function argumentTable(command: Command): string[] {
  if (command.registeredArguments.length === 0) return [];
  const rows = command.registeredArguments.map((argument) => [
    `\`${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}${argument.variadic ? "..." : ""}\``,
    cell(argument.description),
    valueText(argument.defaultValue),
  ]);
  return [table(["Argument", "Means", "Default"], rows)];
}

function optionRow({ flags, description, argChoices, defaultValue }: Option): string[] {
  const choices = argChoices === undefined ? "" : `: ${argChoices.map((one) => `\`${one}\``).join(", ")}`;
  return [`\`${flags}\``, `${cell(description)}${choices}`, valueText(defaultValue)];
}

function valueText(value: unknown): string {
  if (value === undefined) return "";
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** What a help says after its flags: examples, what the exit status means, and prose. */
function paragraphs(text: string): string[] {
  const parts = text.trim() === "" ? [] : text.trim().split(/\n\s*\n/);
  return parts.map((part) => {
    const [first = "", ...rest] = part.split("\n");
    if (rest.length > 0 && rest.every((line) => /^\s+\$ /.test(line))) return examples(first, rest);
    if (rest.length > 0 && first.endsWith(":") && rest.every((line) => line.startsWith("  ")))
      return [first, "", ...rest.map(listItem)].join("\n");
    return exitStatuses(part.replace(/\s*\n\s*/g, " "));
  });
}

function examples(title: string, lines: readonly string[]): string {
  const shown = lines.map((line) => {
    const [, command = "", comment] = /^\s+\$ (.*?)(?:\s{2,}(.*))?$/.exec(line) ?? [];
    return comment === undefined ? command : `${command}   # ${comment}`;
  });
  return [title, "", '```sh not-run="names stand for those of a project"', ...shown, "```"].join("\n");
}

/** `  term  what it is`, or a command with what it does. */
function listItem(line: string): string {
  const [, term = "", about] = /^\s+(.*?)(?:\s{2,}(.*)|\s(\w+\.\w+: .*))?$/.exec(line) ?? [];
  return about === undefined ? `- ${cell(line.trim())}` : `- \`${term}\`: ${cell(about)}`;
}

function exitStatuses(text: string): string {
  const [lead, ...statuses] = text.split(/(?:^|(?<=: )|(?<= )· )(?=[0-3] )/);
  if (!/^Exit status/.test(text) || statuses.length < 2) return cell(text);
  return [`${lead?.trim()}`, "", ...statuses.map((one) => `- ${one.trim().replace(/^(\d)/, "`$1`")}`)].join(
    "\n",
  );
}

function sentence(text: string): string {
  const escaped = cell(text);
  return `${escaped.charAt(0).toUpperCase()}${escaped.slice(1)}${/[.?]$/.test(escaped) ? "" : "."}`;
}
