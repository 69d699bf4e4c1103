import type { Coverage, ProviderDetails } from "../../page-data/page-content.js";
import { ChartFrame, NoChart, whyUntold } from "./chart-frame.js";
import { type CoverageMeasure, coverageMeasures, undocumentedStatuses } from "./coverage-measures.js";
import { UnseenList } from "./unseen-list.js";

const title = "What was seen of the description";

interface CoverageChartProps {
  readonly details: readonly ProviderDetails[];
  readonly titleOf: (provider: string) => string;
}

interface Covered {
  readonly provider: string;
  readonly coverage: Coverage;
  readonly measures: readonly CoverageMeasure[];
}

/** How much of each description the run saw; what it did not see is listed with the reason. */
export function CoverageChart({ details, titleOf }: CoverageChartProps) {
  const covered = details.flatMap(({ name, coverage }): Covered[] =>
    coverage === undefined
      ? []
      : [{ provider: titleOf(name), coverage, measures: coverageMeasures(coverage) }],
  );
  if (covered.length === 0) return <NoChart title={title} why={whyUntold} />;
  return (
    <>
      <ChartFrame
        title={title}
        says="The filled part of a bar was seen, the striped part was not; below, all that was not seen, with the reason."
        label={covered.map(sentenceOf).join(" ")}
        table={{
          caption: title,
          columns: ["Part", "Provider", "Seen", "Of", "Counts as seen"],
          rows: covered.flatMap(({ provider, measures }) =>
            measures.map(({ name, seen, total, means }) => [name, provider, seen, total, means]),
          ),
        }}
      >
        <Stripes />
        <div class="chart-panels">
          {covered.map(({ provider, measures }) => (
            <div key={provider} class="chart-rows">
              <p class="chart-group">
                <bdi>{provider}</bdi>
              </p>
              {measures.map((measure) => (
                <MeasureBar key={measure.name} measure={measure} />
              ))}
            </div>
          ))}
        </div>
      </ChartFrame>
      <section class="chart card" aria-label="Not seen">
        <h3>Not seen, and why</h3>
        {covered.map(({ provider, measures, coverage }) => (
          <UnseenList key={provider} {...{ provider, measures, extra: undocumentedStatuses(coverage) }} />
        ))}
      </section>
    </>
  );
}

function MeasureBar({ measure: { name, seen, total } }: { readonly measure: CoverageMeasure }) {
  return (
    <div class="bar-row bar-row-wide">
      <span>{name}</span>
      <svg class="bar" width="100%" height="14" aria-hidden="true">
        <rect class="bar-ground" width="100%" height="14" fill="url(#chart-stripes)" />
        <rect class="bar-part" width={`${total === 0 ? 0 : (100 * seen) / total}%`} height="14" />
      </svg>
      <span class="number">{total === 0 ? "none" : `${seen} of ${total}`}</span>
    </div>
  );
}

/** The pattern of what was not seen. */
function Stripes() {
  return (
    <svg width="0" height="0" aria-hidden="true" class="chart-patterns">
      <pattern
        id="chart-stripes"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" class="stripe-ground" />
        <line y2="6" class="stripe" />
      </pattern>
    </svg>
  );
}

function sentenceOf({ provider, measures }: Covered): string {
  return `${provider}: ${measures.map(({ name, seen, total }) => `${seen} of ${total} ${name}`).join(", ")}.`;
}
