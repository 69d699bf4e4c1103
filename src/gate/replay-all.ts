import type { Case } from "../engine/case.js";
import type { Replayed } from "../engine/counterexample/replay-recipe.js";
import type { RunGate } from "../engine/run-gate.js";
import type { Counterexample } from "./counterexample.js";

/** A counterexample with its case. */
export interface ToReplay {
  readonly counterexample: Pick<Counterexample, "recipe">;
  readonly item: Case;
}

/** So often is a counterexample sent before anything is concluded: what comes and goes shows in some of them. */
const replaysEach = 3;

/** So long passes between one replay of a counterexample and the next, in milliseconds. */
const pauseMs = 250;

/**
 * Replays every counterexample so many times, with a pause between; those that must be alone come last. The replays of
 * each come back in the order of the counterexamples.
 */
export async function replayAll(
  run: Parameters<RunGate["begin"]>[0],
  chosen: readonly ToReplay[],
): Promise<readonly (readonly Replayed[])[]> {
  const tries = chosen.map((one, index) => ({ ...one, index, replays: [] as Replayed[] }));
  for (let round = 1; round <= replaysEach; round += 1) {
    const replay = async ({
      item,
      counterexample,
      index,
      replays,
    }: (typeof tries)[number]): Promise<void> => {
      const { recipe } = counterexample;
      replays.push(await run.replay(item, { recipe, label: `r${item.place ?? 0}i${index}x${round}n` }));
    };
    // Documents say the same each time, and what could not be settled before will not be now.
    const open = tries.filter(
      ({ counterexample: { recipe }, replays }) =>
        round === 1 || (recipe.kind !== "documents" && replays.every(({ doubt }) => doubt === undefined)),
    );
    if (open.length === 0) break;
    if (round > 1) await run.pause(pauseMs);
    await Promise.all(open.filter(({ item }) => item.alone !== true).map(replay));
    for (const one of open) if (one.item.alone === true) await replay(one);
  }
  return tries.map(({ replays }) => replays);
}
