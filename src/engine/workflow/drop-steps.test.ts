import { expect, test } from "vitest";
import { depotProvider } from "../../testing/depot-provider.js";
import { droppableSteps } from "./drop-steps.js";

test.each<{ id: string; broken: string; want: string[]; why: string }>([
  { id: "box-is-as-ordered", broken: "read", want: ["list"], why: "a read changes nothing" },
  { id: "box-is-as-ordered", broken: "list", want: [], why: "a precondition stays" },
  {
    id: "name-is-taken-once",
    broken: "again",
    want: [],
    why: "what was made first is what the second is about",
  },
  { id: "deleted-box-is-gone", broken: "read", want: [], why: "the deletion is about the same box" },
  { id: "third-box-is-too-many", broken: "third", want: [], why: "the others count" },
])("of $id, where $broken broke, $want may go: $why", async ({ id, broken, want }) => {
  const { workflows } = await depotProvider();
  const workflow = workflows.find((candidate) => candidate.id === id);
  const step = workflow?.steps.find((candidate) => candidate.id === broken);
  if (workflow === undefined || step === undefined) throw new Error("no such step");
  expect(droppableSteps(workflow, { workflow, step }).map((other) => other.id)).toEqual(want);
});
