import { useEffect, useRef, useState } from "preact/hooks";
import { CaseRow } from "./case-row.js";
import type { ListedCase } from "./listed-case.js";
import { useWindowList } from "./use-window-list.js";

interface CaseListProps {
  readonly cases: readonly ListedCase[];
  /** The name of the case that is open. */
  readonly open: string;
  readonly toggle: (name: string) => void;
}

/** The cases that were chosen, of which only those in sight are drawn. Arrow keys go from one to the next. */
export function CaseList({ cases, open, toggle }: CaseListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState(-1);
  const virtualizer = useWindowList({
    count: cases.length,
    keyAt: (index) => cases[index]?.item.name ?? String(index),
    pinned: focused,
    list,
  });
  const goTo = (index: number) => {
    if (index < 0 || index >= cases.length) return;
    setFocused(index);
    virtualizer.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => lineAt(list.current, index)?.focus({ preventScroll: true }));
  };
  const isReady = virtualizer.scrollElement !== null;
  // An address that names a case leads to it, wherever it stands; one that was clicked is in sight, and other cases in
  // the list leave the reader where they are.
  useEffect(() => {
    const index = open === "" || !isReady ? -1 : cases.findIndex(({ item }) => item.name === open);
    const top = virtualizer.measurementsCache[index]?.start;
    const isInSight = top !== undefined && top >= window.scrollY && top < window.scrollY + innerHeight - 45;
    if (index >= 0 && !isInSight) virtualizer.scrollToIndex(index, { align: "start" });
  }, [open, isReady]);
  const pressed = (index: number) => (event: KeyboardEvent) => {
    const places = new Map([
      ["ArrowDown", index + 1],
      ["ArrowUp", index - 1],
      ["Home", 0],
      ["End", cases.length - 1],
    ]);
    const next = places.get(event.key);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  return (
    <ol ref={list} class="case-list" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {virtualizer.getVirtualItems().map(({ index, start, key }) => {
        const listed = cases[index];
        if (listed === undefined) return null;
        return (
          <CaseRow
            key={key}
            {...{ listed, index, count: cases.length }}
            isOpen={listed.item.name === open}
            top={start - virtualizer.options.scrollMargin}
            measure={virtualizer.measureElement}
            toggle={() => toggle(listed.item.name)}
            gotFocus={() => setFocused(index)}
            pressed={pressed(index)}
          />
        );
      })}
    </ol>
  );
}

function lineAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-case="${index}"]`) ?? null;
}
