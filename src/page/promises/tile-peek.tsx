import { useLayoutEffect, useRef } from "preact/hooks";
import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { StandingBadge } from "../parts/standing-badge.js";

/** The promise that a pointer or the focus is on, and where its tile is. */
export interface Peek {
  readonly promise: PromiseOverview;
  readonly provider: ProviderOverview;
  readonly at: DOMRect;
}

/** Tells the statement of a tile beside it. Whoever listens hears it from the tile itself. */
export function TilePeek({ peek }: { readonly peek: Peek | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || peek === undefined) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const { left, top, bottom } = peek.at;
    const hasRoomBelow = bottom + height + 16 < innerHeight;
    element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 16))}px`;
    element.style.top = `${hasRoomBelow ? bottom + 6 : top - height - 6}px`;
  }, [peek]);
  if (peek === undefined) return null;
  const { promise, provider } = peek;
  return (
    <div class="peek" ref={box} aria-hidden="true">
      <p class="peek-head">
        <StandingBadge standing={promise.standing} />
        <code>{promise.id}</code>
        <span class="soft">{provider.title}</span>
      </p>
      <p>{promise.promises}</p>
    </div>
  );
}
