import { useMemo } from "preact/hooks";
import type { Overview, ProviderDetails } from "../../page-data/page-content.js";
import type { PageSource } from "../page-source.js";
import { ReportPage } from "../report/report-page.js";
import { dateText } from "../text/date-text.js";
import { askServer, useAnswer } from "./ask-server.js";
import { ServeFrame, ServeTabs, useTitle } from "./serve-frame.js";
import { Waiting } from "./waiting.js";

/** One run, as its report page tells it. */
export function RunPage({ id }: { readonly id: string }) {
  const asked = useAnswer<Overview>(`/api/runs/${id}`);
  if (asked.kind !== "here")
    return (
      <ServeFrame title="A run" current="">
        <Waiting asked={asked} />
      </ServeFrame>
    );
  return <FoundRun id={id} overview={asked.value} />;
}

function FoundRun({ id, overview }: { readonly id: string; readonly overview: Overview }) {
  const page = useMemo(() => servedPage(id, overview), [id, overview]);
  useTitle(`Run of ${dateText(overview.startedAt)}`);
  return <ReportPage page={page} above={<ServeTabs current="" />} />;
}

/** A run whose cases and findings come from the server, each provider's once. */
function servedPage(id: string, overview: Overview): PageSource {
  const asked = new Map<string, Promise<ProviderDetails>>();
  return {
    overview,
    detailsOf: (provider) => {
      const address = `/api/runs/${id}/details?${new URLSearchParams({ provider })}`;
      const details = asked.get(provider) ?? askServer<ProviderDetails>(address);
      asked.set(provider, details);
      // One that failed may be asked for again.
      details.catch(() => asked.delete(provider));
      return details;
    },
  };
}
