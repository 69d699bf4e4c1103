import type { FindingDetails } from "../../page-data/page-content.js";
import { FindingBadge, FindingView } from "../parts/finding-view.js";
import { VisibleText } from "../parts/visible-text.js";

/** What a case found, with what shows it. */
export function CaseFinding({ finding }: { readonly finding: FindingDetails }) {
  return (
    <article class="case-finding">
      <h3>
        <FindingBadge finding={finding} /> <VisibleText text={finding.message} />
      </h3>
      <FindingView finding={finding} />
    </article>
  );
}
