import { CaseRow } from "./case-row.js";
import type { ListedCase } from "./listed-case.js";

/** More would be a book that nobody reads. */
const mostOnPaper = 400;

/** The cases as they go on paper, all drawn. */
export function PrintedCases({
  cases,
  open,
}: {
  readonly cases: readonly ListedCase[];
  readonly open: string;
}) {
  const left = cases.length - mostOnPaper;
  return (
    <>
      <ol class="case-list">
        {cases.slice(0, mostOnPaper).map((listed, index) => (
          <CaseRow
            key={listed.item.name}
            {...{ listed, index, count: cases.length }}
            isOpen={listed.item.name === open}
            toggle={() => undefined}
          />
        ))}
      </ol>
      {left > 0 && <p>{left.toLocaleString("en")} more are not printed: filter them, or see results.json.</p>}
    </>
  );
}
