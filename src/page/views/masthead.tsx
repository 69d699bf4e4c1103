import type { Overview } from "../../page-data/page-content.js";

/** What was asked, when, and what came of it. */
export function Masthead({ overview }: { readonly overview: Overview }) {
  const { target, seed, startedAt, sentence } = overview;
  return (
    <header>
      <h1>{sentence}</h1>
      <p>
        {target === "mock" ? "The embedded mock" : "Live target"} · {new Date(startedAt).toLocaleString()} ·
        seed {seed}
      </p>
    </header>
  );
}
