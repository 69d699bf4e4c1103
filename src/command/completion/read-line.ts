import type { Command, Option } from "commander";

/** A command line up to the word that is typed, understood as far as completing it needs. */
export interface ReadLine {
  readonly command: Command;
  /** The flag whose value is due, or may follow. */
  readonly option?: Option;
  /** How many arguments are given that belong to no flag. */
  readonly given: number;
  /** Flags that are given. */
  readonly used: ReadonlySet<Option>;
  readonly word: string;
  /** What stands before the word in the same shell word: `--kind=`. */
  readonly before: string;
}

/** Reads the words after the program's name; the last is the one that is typed, and may be empty. */
export function readLine(program: Command, words: readonly string[]): ReadLine {
  const typed = joined(words);
  const { word, before } = splitWord(typed.at(-1) ?? "");
  let command = program;
  let option: Option | undefined;
  let given = 0;
  const used = new Set<Option>();
  for (const earlier of typed.slice(0, -1)) {
    if (earlier.startsWith("-") && earlier !== "-") {
      const { name, value } = flagOf(earlier);
      const found = command.options.find(({ long, short }) => long === name || short === name);
      if (found !== undefined) used.add(found);
      option = value === undefined && found !== undefined && takesValue(found) ? found : undefined;
    } else if (option !== undefined) {
      if (!option.variadic) option = undefined;
    } else {
      const found = command.commands.find((one) => one.name() === earlier);
      if (found === undefined) given += 1;
      else command = found;
    }
  }
  const own = before === "" ? option : command.options.find(({ long }) => `${long}=` === before);
  return { command, given, used, word, before, ...(own === undefined ? {} : { option: own }) };
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function flagOf(word: string): { name: string; value?: string } {
  const mark = word.indexOf("=");
  return mark < 0 ? { name: word } : { name: word.slice(0, mark), value: word.slice(mark + 1) };
}

function splitWord(word: string): { word: string; before: string } {
  const plain = word.replace(/^["']/, "");
  const match = /^(--[\w-]+=)(.*)$/s.exec(plain);
  return match === null ? { word: plain, before: "" } : { word: match[2] ?? "", before: match[1] ?? "" };
}

/** Bash takes `--kind=x` for three words: they are made one again. */
function joined(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = whole.at(-1);
    const isSecond = word === "=" && last?.startsWith("--") === true;
    const isThird = words[index - 1] === "=" && last?.endsWith("=") === true;
    if (last !== undefined && (isSecond || isThird)) whole[whole.length - 1] = last + word;
    else whole.push(word);
  }
  return whole;
}
