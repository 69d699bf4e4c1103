import { KeysDialog } from "./keys-dialog.js";
import { ThemeToggle } from "./theme-toggle.js";

/** What the page itself can do. */
export function MastheadTools() {
  return (
    <div class="tools">
      <button type="button" class="button plain" onClick={() => print()}>
        Print
      </button>
      <ThemeToggle />
      <KeysDialog />
    </div>
  );
}
