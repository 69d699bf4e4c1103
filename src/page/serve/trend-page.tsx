import type { HistoryRun } from "../../page-data/page-content.js";
import type { RunList, Trend } from "../../page-data/serve-content.js";
import { type ServedProvider, servedProviders } from "../../page-data/served-providers.js";
import type { Standing } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";
import { TrendChart } from "../charts/trend-chart.js";
import { targetText, trendAddress } from "./addresses.js";
import { useAnswer } from "./ask-server.js";
import { ServeFrame } from "./serve-frame.js";
import { TrendMatrix } from "./trend-matrix.js";
import { Waiting } from "./waiting.js";

/** So many runs are shown where the address does not say. */
const usually = 30;

/** How the promises of one provider stood, run after run; of the one that ran last where the address names none. */
export function TrendPage({ query }: { readonly query: URLSearchParams }) {
  const asked = useAnswer<RunList>("/api/runs", ({ reading }) => (reading === undefined ? 10_000 : 700));
  if (asked.kind !== "here")
    return (
      <ServeFrame title="Trend" current="/trend">
        <Waiting asked={asked} />
      </ServeFrame>
    );
  const served = servedProviders(asked.value.runs);
  const chosen = served.find((one) => isAsked(one, query)) ?? (query.has("provider") ? undefined : served[0]);
  return (
    <ServeFrame title={chosen === undefined ? "Trend" : `Trend of ${chosen.title}`} current="/trend">
      <nav class="trend-choice" aria-label="Providers">
        {served.map((one) => (
          <a
            key={trendAddress(one)}
            class="button"
            href={trendAddress(one)}
            aria-current={one === chosen ? "page" : undefined}
          >
            <bdi>{one.title}</bdi> · {targetText(one)}
          </a>
        ))}
      </nav>
      {chosen === undefined ? (
        <p class="card">
          {served.length === 0
            ? "There is no whole run yet of which a trend could be told."
            : "No run of this provider on this target is there: choose one above."}
        </p>
      ) : (
        <ProviderTrend of={chosen} last={query.get("last") ?? String(usually)} />
      )}
    </ServeFrame>
  );
}

function isAsked({ provider, target, host }: ServedProvider, query: URLSearchParams): boolean {
  if (provider !== query.get("provider")) return false;
  if (query.has("target") && target !== query.get("target")) return false;
  return !query.has("host") || host === query.get("host");
}

function ProviderTrend({ of, last }: { readonly of: ServedProvider; readonly last: string }) {
  const { provider, target, host } = of;
  const asked = useAnswer<Trend>(
    `/api/trend?${new URLSearchParams({ provider, target, host, last })}`,
    () => 10_000,
  );
  if (asked.kind !== "here") return <Waiting asked={asked} />;
  const trend = asked.value;
  return (
    <>
      <div class="run-head">
        <h2>
          {plural(trend.runs.length, "run")}{" "}
          {target === "mock" ? "on the mock, not on the provider" : `on the live target at ${host}`}
        </h2>
        {trend.of > trend.runs.length && (
          <p class="small">
            The newest of {trend.of}. <a href={trendAddress(of, { last: String(trend.of) })}>Show all</a>
          </p>
        )}
      </div>
      <TrendChart runs={historyOf(trend)} titleOf={() => trend.title} />
      <TrendMatrix trend={trend} />
    </>
  );
}

/** The trend as the charts of a report take it. */
function historyOf({ provider, target, runs, promises }: Trend): HistoryRun[] {
  return runs.map(({ startedAt, seed, requests }, place) => {
    const known = promises.flatMap(({ id, standings }): [string, Standing][] => {
      const standing = standings[place] ?? null;
      return standing === null ? [] : [[id, standing]];
    });
    return {
      ...{ target, seed, startedAt },
      providers: [{ name: provider, requests, standings: Object.fromEntries(known) }],
    };
  });
}
