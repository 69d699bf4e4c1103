import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ThemeToggle } from "../views/theme-toggle.js";

interface ServeFrameProps {
  readonly title: string;
  /** The address among the page's own that this is; empty where it is none of them. */
  readonly current: "/" | "/trend" | "";
  readonly children: ComponentChildren;
}

/** What stands around each page but that of a run. */
export function ServeFrame({ title, current, children }: ServeFrameProps) {
  useTitle(title);
  return (
    <div class="page">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="masthead">
        <div class="masthead-row">
          <p class="brand">assay serve</p>
          <ThemeToggle />
        </div>
        <h1>{title}</h1>
      </header>
      <ServeTabs current={current} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The ways to the pages. */
export function ServeTabs({ current }: Pick<ServeFrameProps, "current">) {
  const tab = (address: "/" | "/trend", label: string) => (
    <a href={address} aria-current={current === address ? "page" : undefined}>
      {label}
    </a>
  );
  return (
    <nav class="tabs" aria-label="Pages">
      {tab("/", "Runs")}
      {tab("/trend", "Trend")}
    </nav>
  );
}

/** What the browser calls the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · assay`;
  }, [title]);
}
