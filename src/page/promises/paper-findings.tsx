import { useEffect, useState } from "preact/hooks";
import type { ProviderOverview } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import { FindingView } from "../parts/finding-view.js";
import { StandingBadge } from "../parts/standing-badge.js";
import { useDetails } from "../state/use-details.js";
import { breachGroups } from "./breach-groups.js";
import type { ChosenProvider } from "./choose-promises.js";

/** More would be a book that nobody reads. */
const mostOnPaper = 30;

/** What goes on paper only: each breach with the smallest exchange that shows it. Made ready when there is time. */
export function PaperFindings({ chosen }: { readonly chosen: readonly ChosenProvider[] }) {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const begin = () => setReady(true);
    // Not every browser tells when it is idle.
    const timer = setTimeout(
      () => ("requestIdleCallback" in window ? requestIdleCallback(begin) : begin()),
      1_000,
    );
    return () => clearTimeout(timer);
  }, []);
  const breaking = chosen.filter(({ promises }) => breachGroups(promises).length > 0);
  if (!isReady || breaking.length === 0) return null;
  return (
    <section class="on-paper" aria-label="What shows it">
      {breaking.map(({ provider, promises }) => (
        <ProviderFindings key={provider.name} provider={provider} groups={breachGroups(promises)} />
      ))}
    </section>
  );
}

interface ProviderFindingsProps {
  readonly provider: ProviderOverview;
  readonly groups: ReturnType<typeof breachGroups>;
}

function ProviderFindings({ provider, groups }: ProviderFindingsProps) {
  const loaded = useDetails(provider.name);
  if (loaded.kind !== "ready") return null;
  const left = groups.length - mostOnPaper;
  return (
    <>
      {groups.slice(0, mostOnPaper).map(({ shown, alike }) => {
        const finding = loaded.details.findings[shown.findings[0] ?? -1];
        return (
          <article class="paper-finding" key={shown.id}>
            <h3>
              <StandingBadge standing={shown.standing} /> {provider.title}: {shown.promises}
            </h3>
            <p class="soft small">
              {shown.id}
              {shown.source !== undefined && ` · ${shown.source.document}, ${shown.source.at}`}
              {alike.length > 0 && ` · and ${alike.length} alike`}
            </p>
            {finding !== undefined && <FindingView finding={finding} />}
          </article>
        );
      })}
      {left > 0 && (
        <p>
          {plural(left, "other breach").replace(/breachs$/u, "breaches")} of {provider.title} in results.json.
        </p>
      )}
    </>
  );
}
