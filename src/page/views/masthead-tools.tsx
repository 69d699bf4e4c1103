import { ThemeToggle } from "./theme-toggle.js";

/** What the page itself can do. */
export function MastheadTools() {
  return (
    <div class="tools">
      <ThemeToggle />
    </div>
  );
}
