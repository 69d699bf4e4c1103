import type { RunComparison, RunLine } from "../../page-data/serve-content.js";
import { plural } from "../../report/plural.js";
import { dateText } from "../text/date-text.js";
import { compareAddress, runAddress } from "./addresses.js";
import { useAnswer } from "./ask-server.js";
import { ProviderChanges } from "./provider-changes.js";
import { ServeFrame } from "./serve-frame.js";
import { Waiting } from "./waiting.js";

interface ComparePageProps {
  /** The earlier and the later run, by id. */
  readonly before: string;
  readonly after: string;
}

/** What is different between two runs. */
export function ComparePage({ before, after }: ComparePageProps) {
  const asked = useAnswer<RunComparison>(`/api/compare?${new URLSearchParams({ before, after })}`);
  return (
    <ServeFrame title="What changed between two runs" current="">
      {asked.kind === "here" ? <Comparison told={asked.value} /> : <Waiting asked={asked} />}
    </ServeFrame>
  );
}

function Comparison({ told: { before, after, remarks, providers } }: { readonly told: RunComparison }) {
  return (
    <>
      <div class="compared">
        <ComparedRun title="Earlier run" run={before} />
        <ComparedRun title="Later run" run={after} />
      </div>
      <p>
        <a class="button" href={compareAddress(after.id, before.id)}>
          Swap the two
        </a>
      </p>
      {remarks.length > 0 && (
        <section class="card" aria-labelledby="remarks">
          <h2 id="remarks">Before you compare</h2>
          <ul class="remarks">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      {providers.map((provider) => (
        <ProviderChanges key={provider.name} told={provider} before={before.id} after={after.id} />
      ))}
    </>
  );
}

function ComparedRun({ title, run }: { readonly title: string; readonly run: RunLine }) {
  const { id, startedAt, sentence, seed, requests, files } = run;
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>
        <a href={runAddress(id)}>
          <time dateTime={startedAt}>{dateText(startedAt)}</time>
        </a>
      </p>
      <p>{sentence}</p>
      <p class="soft small">
        seed {seed} · {plural(requests, "request")} · <code>{files[0]}</code>
      </p>
    </section>
  );
}
