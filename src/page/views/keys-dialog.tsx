import { useEffect, useRef } from "preact/hooks";
import "./keys-dialog.css";

const keys: readonly (readonly [keys: string, does: string])[] = [
  ["/", "search"],
  ["← ↑ → ↓", "move in the matrix"],
  ["Home, End", "first and last in a row of the matrix; with Ctrl, of all"],
  ["Enter", "open what is focused"],
  ["Esc", "close what is open"],
  ["?", "show these keys"],
];

/** The keys of the page, behind a button and the key `?`; `/` leads to the search wherever it is. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (event.key === "/") focusSearch(event);
    };
    addEventListener("keydown", follow);
    return () => removeEventListener("keydown", follow);
  }, []);
  // Escape closes the dialog, and nothing behind it.
  const keepEscape = (event: KeyboardEvent) => event.key === "Escape" && event.stopPropagation();
  return (
    <>
      <button
        type="button"
        class="button plain"
        aria-keyshortcuts="?"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog ref={dialog} class="keys" aria-labelledby="keys-heading" onKeyDown={keepEscape}>
        <h2 id="keys-heading">Keys</h2>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}

function focusSearch(event: KeyboardEvent): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input[type=search]")];
  const seen = fields.find((field) => field.getClientRects().length > 0);
  if (seen === undefined) return;
  event.preventDefault();
  seen.focus();
  seen.select();
}
