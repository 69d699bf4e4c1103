import { harEntry } from "./har-entry.js";
import type { StreamingReport } from "./streaming-report.js";

/**
 * Every exchange as HTTP Archive 1.2, for browsers and other tools.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export const harReport: StreamingReport = {
  file: "exchanges.har",
  about: "every exchange, written as the run goes, for tools that read HTTP Archive 1.2",
  wantsExchanges: true,
  begin: ({ version }) => ({
    beginning: `{"log":{"version":"1.2","creator":${JSON.stringify({ name: "assay", version })},"entries":[`,
    between: ",",
    end: "\n]}}\n",
    itemOf: (event) =>
      event.kind === "exchange" ? `\n${JSON.stringify(harEntry(event.provider, event.exchange))}` : undefined,
  }),
};
