import type { Overview } from "../../page-data/page-content.js";
import { noticesOf } from "../promises/notices.js";
import { useAddress } from "../state/address.js";

const mostTold = 2;

/** What weakens the verdict, in a line below it; the whole list stands below the promises. */
export function LimitsLine({ overview }: { readonly overview: Overview }) {
  const { view } = useAddress();
  const warnings = noticesOf(overview).filter(({ weight }) => weight === "warning");
  if (warnings.length === 0) return null;
  const isListed = view.part === "promises" && view.promise === "";
  const left = warnings.length - mostTold;
  return (
    <p class="limits-line">
      <span class="sign tone-warning" aria-hidden="true">
        !
      </span>
      <span>
        {warnings
          .slice(0, mostTold)
          .map(({ text }) => text)
          .join(" ")}{" "}
        {isListed ? (
          <a href="#notices-heading">{left > 0 ? `and ${left} more` : "More of it"}</a>
        ) : (
          left > 0 && `And ${left} more.`
        )}
      </span>
    </p>
  );
}
