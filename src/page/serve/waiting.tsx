import type { Asked } from "./ask-server.js";

/** Stands where an answer is to come, or says why none came. */
export function Waiting({ asked }: { readonly asked: Exclude<Asked<never>, { kind: "here" }> }) {
  return asked.kind === "waiting" ? (
    <p role="status" class="soft">
      Asking the server …
    </p>
  ) : (
    <p role="alert" class="card">
      {asked.reason}
    </p>
  );
}
