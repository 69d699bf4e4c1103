import { ComparePage } from "./compare-page.js";
import { RunPage } from "./run-page.js";
import { RunsPage } from "./runs-page.js";
import { TrendPage } from "./trend-page.js";

interface ServeAppProps {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The page that the address names. */
export function ServeApp({ path, query }: ServeAppProps) {
  const run = /^\/run\/(.+)$/.exec(path)?.[1];
  if (run !== undefined) return <RunPage id={run} />;
  switch (path) {
    case "/trend":
      return <TrendPage query={query} />;
    case "/compare":
      return <ComparePage before={query.get("before") ?? ""} after={query.get("after") ?? ""} />;
    default:
      return <RunsPage />;
  }
}
