import { Argument } from "commander";
import type { Completion } from "../completion/candidate.js";
import { completeLine } from "../completion/complete-line.js";
import { knownNames } from "../completion/known-names.js";
import { completeCommand, type Shell, shellScripts, shells } from "../completion/shell-scripts.js";
import type { DefineCommand } from "../define-command.js";

/** `assay completion`, and the hidden command that its scripts ask. */
export const defineCompletion: DefineCommand = (program, context, finish) => {
  const { out } = context.streams;
  program
    .command("completion")
    .addArgument(new Argument("<shell>", "the shell that you use").choices(shells))
    .description("print what makes the Tab key complete commands, flags, providers, cases and files")
    .addHelpText(
      "after",
      `
Once, then start a new shell:
  bash  $ echo 'source <(assay completion bash)' >> ~/.bashrc
  zsh   $ echo 'source <(assay completion zsh)' >> ~/.zshrc       below the line with compinit
  fish  $ assay completion fish > ~/.config/fish/completions/assay.fish

The script asks assay itself for what there is, so it stays right when assay or your documents change. It completes
the word assay, which must be on your PATH. Where assay is a dependency of a project:
  $ export PATH="$PWD/node_modules/.bin:$PATH"

Examples:
  $ assay completion bash
  $ assay completion zsh > ~/.zfunc/_assay                         where ~/.zfunc is in fpath`,
    )
    .action((shell: Shell) => {
      out(shellScripts[shell]);
      finish(0);
    });
  program
    .command(completeCommand, { hidden: true })
    .addArgument(new Argument("<shell>").choices(shells))
    .argument("[word...]")
    .action(async (_: Shell, words: string[]) => {
      // Whatever is wrong, a shell that asks in the middle of a line is told nothing.
      const completion = await completeLine(program, words, knownNames(context)).catch(() => undefined);
      if (completion !== undefined) out(answerText(completion));
      finish(0);
    });
};

function answerText(completion: Completion): string {
  const candidates = "candidates" in completion ? completion.candidates : [];
  const lines = candidates.map(({ value, about }) => `${value}\t${(about ?? "").replaceAll(/\s+/g, " ")}`);
  return [completion.kind, ...lines].map((line) => `${line}\n`).join("");
}
