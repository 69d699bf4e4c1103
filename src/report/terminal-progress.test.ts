import { expect, test } from "vitest";
import { terminalProgress } from "./terminal-progress.js";
import { terminalStyle } from "./terminal-style.js";

test("a long wait is announced, so that a still run is not taken for a dead one", () => {
  const lines: string[] = [];
  const plain = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });
  const tell = terminalProgress(
    (text) => lines.push(text),
    plain,
    () => 0,
  );
  tell({ kind: "waiting", provider: "depot", workflow: "name-can-be-used-again", ms: 1_800_000 });
  tell({ kind: "waiting", provider: "depot", workflow: "order-comes-to-an-end", ms: 5_000 });
  expect(lines).toEqual([
    "depot: workflow name-can-be-used-again waits 30 minutes before it asks again\n",
    "depot: workflow order-comes-to-an-end waits 5 seconds before it asks again\n",
  ]);
});
