import { useState } from "preact/hooks";
import type { RunLine, RunList } from "../../page-data/serve-content.js";
import { plural } from "../../report/plural.js";
import { compareAddress, runBefore } from "./addresses.js";
import { useAnswer } from "./ask-server.js";
import { choiceAddress, narrowedRuns, parseChoice, RunFilters } from "./run-filters.js";
import { RunItem } from "./run-item.js";
import { ServeFrame } from "./serve-frame.js";
import { Waiting } from "./waiting.js";

/** So many runs are drawn until the reader asks for more. */
const drawnAtFirst = 60;

/** Every run in the folders, the newest first. */
export function RunsPage() {
  const asked = useAnswer<RunList>("/api/runs", ({ reading }) => (reading === undefined ? 4000 : 700));
  return (
    <ServeFrame title="Runs" current="/">
      {asked.kind === "here" ? <Runs list={asked.value} /> : <Waiting asked={asked} />}
    </ServeFrame>
  );
}

function Runs({ list: { folders, runs, leftOut, reading } }: { readonly list: RunList }) {
  const [choice, setChoice] = useState(() => parseChoice(location.search));
  const [drawn, setDrawn] = useState(drawnAtFirst);
  const chosen = narrowedRuns(runs, choice);
  const choose = (next: typeof choice) => {
    history.replaceState(null, "", choiceAddress(next));
    setChoice(next);
  };
  return (
    <>
      <p role="status" class="soft small">
        {plural(chosen.length, "run")} in {folders.join(", ")}
        {reading !== undefined &&
          (reading.of === 0
            ? "; looking for more …"
            : `; reading file ${reading.done + 1} of ${reading.of} …`)}
      </p>
      {runs.length === 0 && reading === undefined && <NoRuns />}
      {runs.length > 1 && <RunFilters {...{ runs, choice, choose }} />}
      <RunItems shown={chosen.slice(0, drawn)} runs={runs} />
      {chosen.length > drawn && (
        <p>
          <button type="button" class="button" onClick={() => setDrawn(chosen.length)}>
            Show all {chosen.length} runs
          </button>
        </p>
      )}
      {leftOut.length > 0 && (
        <section class="card" aria-labelledby="left-out">
          <h2 id="left-out">{plural(leftOut.length, "file")} left out</h2>
          <ul class="left-out small">
            {leftOut.map(({ path, reason }) => (
              <li key={path}>
                <code>{path}</code>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface RunItemsProps {
  readonly shown: readonly RunLine[];
  readonly runs: readonly RunLine[];
}

/** Two of them can be chosen, of which the one that started first is taken as the earlier one. */
function RunItems({ shown, runs }: RunItemsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string) => (isChosen: boolean) =>
    setChosen((known) => [...known.filter((one) => one !== id), ...(isChosen ? [id] : [])].slice(-2));
  const [after, before] = runs.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <ol class="runs">
        {shown.map((run) => (
          <RunItem
            key={run.id}
            run={run}
            before={runBefore(runs, run)}
            isChosen={chosen.includes(run.id)}
            choose={choose(run.id)}
          />
        ))}
      </ol>
      {chosen.length > 0 && (
        <p class="compare-bar card" role="status">
          {after === undefined || before === undefined ? (
            "One run is chosen; choose another one to compare it with."
          ) : (
            <a class="button" href={compareAddress(before.id, after.id)}>
              Compare the two chosen runs
            </a>
          )}
        </p>
      )}
    </>
  );
}

function NoRuns() {
  return (
    <p class="card">
      There are no runs here yet. <code>assay verify</code> keeps its runs in <code>.assay/runs</code>; any
      folder that holds results.json files will do. New ones show up by themselves.
    </p>
  );
}
