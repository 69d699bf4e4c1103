import { useEffect, useState } from "preact/hooks";
import { type ColourTheme, keepTheme, keptTheme } from "../state/kept-theme.js";

/** Switches between light and dark; begins with what the reader's system asks for. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<ColourTheme | undefined>(keptTheme);
  useEffect(() => {
    if (theme === undefined) return;
    document.documentElement.dataset["theme"] = theme;
    keepTheme(theme);
  }, [theme]);
  const isDark =
    (theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  return (
    <button type="button" class="button plain" onClick={() => setTheme(isDark ? "light" : "dark")}>
      {isDark ? "Light" : "Dark"}
    </button>
  );
}
