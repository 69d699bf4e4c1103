/** Light or dark. */
export type ColourTheme = "light" | "dark";

const name = "assay-theme";

/** What the reader chose before. Pages from disk may not be allowed to remember it. */
export function keptTheme(): ColourTheme | undefined {
  try {
    const kept = localStorage.getItem(name);
    return kept === "light" || kept === "dark" ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it where that is allowed. */
export function keepTheme(theme: ColourTheme): void {
  try {
    localStorage.setItem(name, theme);
  } catch {
    // Then it holds until the page is closed.
  }
}
