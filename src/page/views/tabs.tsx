import type { Overview } from "../../page-data/page-content.js";
import { useAddress } from "../state/address.js";
import { type View, viewAddress } from "../state/view.js";
import { MastheadTools } from "./masthead-tools.js";

/** The parts of the page, as links, and what the page itself can do. */
export function Tabs({ overview }: { readonly overview: Overview }) {
  const { view } = useAddress();
  const cases = overview.providers.flatMap((one) => one.cases).reduce((sum, kind) => sum + kind.cases, 0);
  const tab = (part: View["part"], label: string, count?: number) => (
    <a
      href={viewAddress({ ...view, part, promise: "", case: "", search: "" })}
      aria-current={view.part === part ? "page" : undefined}
    >
      {label}
      {count !== undefined && <span class="count"> {count.toLocaleString("en")}</span>}
    </a>
  );
  return (
    <div class="tabs-row">
      <nav class="tabs" aria-label="Parts of the page">
        {tab("promises", "Promises")}
        {tab("cases", "Cases", cases)}
        {tab("charts", "Charts")}
      </nav>
      <MastheadTools />
    </div>
  );
}
