import type { Case } from "./case.js";

/** Runs cases in order, several at a time; those that must be alone come last, one by one. */
export async function runCases(
  cases: readonly Case[],
  concurrency: number,
  run: (item: Case) => Promise<void>,
): Promise<void> {
  await runTogether(
    cases.filter(({ alone }) => alone !== true),
    concurrency,
    run,
  );
  for (const item of cases) if (item.alone === true) await run(item);
}

async function runTogether(
  cases: readonly Case[],
  concurrency: number,
  run: (item: Case) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (;;) {
      const item = cases[next];
      next += 1;
      if (item === undefined) return;
      await run(item);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
}
