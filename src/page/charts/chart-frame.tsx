import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { DataTable, type TableContent } from "./data-table.js";

interface ChartFrameProps {
  readonly title: string;
  /** One sentence: how to read it. */
  readonly says: string;
  /** What is seen, in one sentence, for who does not see it. */
  readonly label: string;
  /** The same as numbers. */
  readonly table: TableContent;
  readonly children: ComponentChildren;
}

/** A chart with its title, how to read it, and the same as a table. */
export function ChartFrame({ title, says, label, table, children }: ChartFrameProps) {
  const id = useId();
  return (
    <figure class="chart card" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <p class="soft small">{says}</p>
      </figcaption>
      <div role="img" aria-label={`${label} The table below has the numbers.`}>
        {children}
      </div>
      <DataTable {...table} />
    </figure>
  );
}

/** What is said where results lack the numbers. */
export const whyUntold =
  "These results do not tell it: they were made by an earlier version of assay. Run assay verify again.";

/** What stands in place of a chart that the results have no numbers for. */
export function NoChart({ title, why }: { readonly title: string; readonly why: string }) {
  return (
    <section class="chart card">
      <h3>{title}</h3>
      <p class="soft">{why}</p>
    </section>
  );
}
