import { join } from "node:path";
import { expect } from "vitest";
import type { Block, Page } from "./page.js";
import type { Scratch } from "./scratch.js";
import { shownDocumentProblems } from "./shown-document.js";
import { firstLineNotPrinted } from "./shown-output.js";
import { compiled } from "./type-check.js";

/** What the blocks of a page left: the programs that it showed, to be type-checked together with all others. */
export interface PageRun {
  readonly programs: readonly string[];
}

/** Does in order what a page shows. Throws where something else happens than the page says. */
export async function runPage(page: Page, scratch: Scratch): Promise<PageRun> {
  const programs: string[] = [];
  let printed = "";
  for (const block of page.blocks) {
    const where = `${page.path}:${block.line}`;
    const { attributes, language, text } = block;
    if (attributes["not-run"] !== undefined) await readOnly(block, where);
    else if (language === "sh") printed = await runShell(block, scratch, where);
    else if (attributes["output"] !== undefined) expectPrinted(text, printed, where);
    else if (language === "ts") {
      const file = attributes["file"] ?? `shown-${block.line}.ts`;
      await scratch.write(file, text, "new");
      programs.push(join(scratch.folder, file));
      if (attributes["run"] !== undefined) printed = await runProgram(file, text, scratch, where);
    } else {
      await readOnly(block, where);
      await keep(block, scratch);
    }
  }
  return { programs };
}

async function runShell({ text, attributes }: Block, scratch: Scratch, where: string): Promise<string> {
  const port = attributes["server"];
  if (port !== undefined) {
    await scratch.serve(text, port);
    return "";
  }
  const { status, output } = await scratch.run(text);
  expect(status, `${where}\n${text}\n${output}`).toBe(Number(attributes["status"] ?? 0));
  return output;
}

async function runProgram(file: string, text: string, scratch: Scratch, where: string): Promise<string> {
  const script = file.replace(/\.ts$/, ".js");
  await scratch.write(script, compiled(text), "new");
  const { status, output } = await scratch.run(`node ${script}`);
  expect(status, `${where}\n${output}`).toBe(0);
  return output;
}

function expectPrinted(shown: string, printed: string, where: string): void {
  const missing = firstLineNotPrinted(shown, printed);
  expect(missing, `${where}: this line was not printed there. All that was printed:\n${printed}`).toBe(
    undefined,
  );
}

/** Checks a document without sending anything. */
async function readOnly(block: Block, where: string): Promise<void> {
  if (/^(ya?ml|json)$/.test(block.language)) expect(await shownDocumentProblems(block), where).toEqual([]);
}

async function keep({ attributes, text }: Block, scratch: Scratch): Promise<void> {
  const { file, append } = attributes;
  if (file !== undefined) await scratch.write(file, text, "new");
  if (append !== undefined) await scratch.write(append, text, "append");
}
