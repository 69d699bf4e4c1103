import type { Overview } from "../../page-data/page-content.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import { type Notice, noticesOf } from "./notices.js";
import "./notices.css";

/** What limits what this run says: the weighty first, the rest folded. */
export function NoticesView({ overview }: { readonly overview: Overview }) {
  const notices = noticesOf(overview);
  const warnings = notices.filter(({ weight }) => weight === "warning");
  const notes = notices.filter(({ weight }) => weight === "note");
  if (notices.length === 0) return null;
  return (
    <section class="notices" aria-labelledby="notices-heading">
      <h2 id="notices-heading" tabIndex={-1}>
        What limits this run
      </h2>
      <ul>
        {[...warnings, ...notes].map((notice) => (
          <li key={notice.text} class={`notice ${notice.weight}`}>
            <span
              class={`sign tone-${notice.weight === "warning" ? "warning" : "unverifiable"}`}
              aria-hidden="true"
            >
              {notice.weight === "warning" ? "!" : "i"}
            </span>
            <NoticeText notice={notice} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeText({ notice: { text, items, leadsTo } }: { readonly notice: Notice }) {
  const { view } = useAddress();
  if (items.length > 0)
    return (
      <details>
        <summary>{text}</summary>
        <ul class="notice-items">
          {items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      </details>
    );
  if (leadsTo === undefined) return <p>{text}</p>;
  return (
    <p>
      {text} <a href={viewAddress({ ...view, promise: "", ...leadsTo })}>Show them</a>
    </p>
  );
}
