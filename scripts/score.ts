// Writes the suite's own score, of the proofs that are kept, into README.md.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ProofFile, readProof } from "../src/prove/proof-file.js";

/** The text between the markers of README.md. */
export function scoreText(proofs: readonly ProofFile[]): string {
  const sum = (count: (proof: ProofFile) => number) =>
    proofs.reduce((total, proof) => total + count(proof), 0);
  const [killed, of] = [sum(({ score }) => score.killed), sum(({ score }) => score.of)];
  const excluded = sum(({ score }) => score.excluded);
  const promises = sum((proof) => Object.keys(proof.promises).length);
  const never = sum(({ neverFailed }) => neverFailed.length);
  const each = proofs.map(({ provider, score }) => `${provider} ${score.killed} of ${score.of}`).join(", ");
  return `\`assay prove\` switches on, one by one, every fault that the documents imply: **${killed} of ${of} are noticed** (${share(killed, of)} %; ${each}). ${excluded} more, which no answer of the suite shows or no promise rests on, are listed with the reason. Of ${promises} promises that something verifies, ${promises - never} were seen to fail.`;
}

/** README.md with the score between its markers. */
export function withScore(readme: string, score: string): string {
  return readme.replace(/(<!-- score -->\n)[\s\S]*?(<!-- \/score -->)/, (_, start: string, end: string) =>
    [start, `${score}\n`, end].join(""),
  );
}

/** The proofs that are kept below a project's folder, by provider. */
export async function keptProofs(folder: string): Promise<ProofFile[]> {
  const names = (await readdir(join(folder, "specs"))).sort();
  const proofs = await Promise.all(names.map((name) => readProof(folder, name)));
  return proofs.filter((proof) => proof !== undefined);
}

function share(killed: number, of: number): number {
  return of === 0 ? 100 : Math.floor((killed / of) * 1000) / 10;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.cwd();
  const file = join(folder, "README.md");
  const readme = await readFile(file, "utf8");
  await writeFile(file, withScore(readme, scoreText(await keptProofs(folder))));
}
