import { useEffect, useState } from "preact/hooks";
import { copyText } from "./copy-text.js";

const says = { ready: "", copied: "Copied", failed: "Not allowed here: select the text instead" } as const;

/** Copies a text, and says whether that worked. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<keyof typeof says>("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2_500);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <button
      type="button"
      class="button"
      onClick={async () => setState((await copyText(text)) ? "copied" : "failed")}
    >
      {label}
      <span role="status">{says[state] === "" ? "" : ` · ${says[state]}`}</span>
    </button>
  );
}
