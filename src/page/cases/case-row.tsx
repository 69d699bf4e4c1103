import type { Ref } from "preact";
import { plural } from "../../report/plural.js";
import { VerdictBadge } from "../parts/verdict-badge.js";
import { CaseBody } from "./case-body.js";
import type { ListedCase } from "./listed-case.js";

interface CaseRowProps {
  readonly listed: ListedCase;
  /** Where it stands in the list, and how long that is. */
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  /** How far below the top of the list it is drawn; in the flow where absent. */
  readonly top?: number;
  readonly measure?: Ref<HTMLLIElement>;
  readonly toggle: () => void;
  readonly gotFocus?: () => void;
  readonly pressed?: (event: KeyboardEvent) => void;
}

/** One case: a line that opens to all that is known of it. */
export function CaseRow({ listed, index, count, isOpen, top, measure, ...on }: CaseRowProps) {
  const { item, findings } = listed;
  return (
    <li
      ref={measure ?? null}
      class={top === undefined ? "case" : "case case-placed"}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={top === undefined ? {} : { transform: `translateY(${top}px)` }}
    >
      <button
        type="button"
        class="case-line"
        data-case={index}
        aria-expanded={isOpen}
        onClick={on.toggle}
        onFocus={on.gotFocus}
        onKeyDown={on.pressed}
      >
        <span class="case-verdict">
          <VerdictBadge verdict={item.verdict} />
        </span>
        <bdi class="case-name">{item.name}</bdi>
        <span class="case-facts">
          {findings.length > 0 && `${plural(findings.length, "finding")} · `}
          {plural(item.requests, "request")}
        </span>
      </button>
      {isOpen && <CaseBody listed={listed} />}
    </li>
  );
}
