import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

/** A long list, of which only what is in sight is drawn. */
export interface WindowListOptions {
  readonly count: number;
  /** What tells a row wherever it stands. */
  readonly keyAt: (index: number) => string;
  /** A row that is drawn even when it is out of sight: the one that has the focus. */
  readonly pinned: number;
  /** Where the list begins. */
  readonly list: RefObject<HTMLElement | null>;
}

type WindowVirtualizer = Virtualizer<Window, HTMLElement>;

/** Binds the virtualizer to Preact: it says which rows to draw, and draws anew when that changes. */
export function useWindowList({ count, keyAt, pinned, list }: WindowListOptions): WindowVirtualizer {
  const [, redraw] = useReducer<number, undefined>((drawn) => drawn + 1, 0);
  const [margin, setMargin] = useState(0);
  const options: VirtualizerOptions<Window, HTMLElement> = {
    count,
    getItemKey: keyAt,
    estimateSize: () => 45,
    overscan: 12,
    scrollMargin: margin,
    getScrollElement: () => window,
    initialOffset: () => window.scrollY,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const isMissing = pinned >= 0 && pinned < count && !shown.includes(pinned);
      return isMissing ? [...shown, pinned].sort((one, other) => one - other) : shown;
    },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    const top = list.current === null ? 0 : list.current.getBoundingClientRect().top + window.scrollY;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  return virtualizer;
}
