/** What a reader looks at: the address of the page says it, after its `#`. */
export interface View {
  /** Which part of the page: the promises when absent. */
  readonly part: "promises" | "cases" | "charts";
  readonly providers: readonly string[];
  readonly standings: readonly string[];
  readonly themes: readonly string[];
  readonly strengths: readonly string[];
  readonly kinds: readonly string[];
  readonly verdicts: readonly string[];
  /** The operation or workflow that cases are shown of; all when empty. */
  readonly operation: string;
  readonly search: string;
  /** The promise that is open, as `<provider>/<id>`. */
  readonly promise: string;
  /** The case that is open, by its name. */
  readonly case: string;
}

const parts: readonly View["part"][] = ["promises", "cases", "charts"];
const lists = ["providers", "standings", "themes", "strengths", "kinds", "verdicts"] as const;
const texts = ["operation", "search", "promise", "case"] as const;

/** Reads what is to be shown from `#part=cases&kinds=negative&kinds=method`; what is not understood is left out. */
export function parseView(hash: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (name: string) => given.getAll(name).filter((word) => word !== "");
  const text = (name: string) => given.get(name) ?? "";
  return {
    part: parts.find((part) => part === given.get("part")) ?? "promises",
    providers: list("providers"),
    standings: list("standings"),
    themes: list("themes"),
    strengths: list("strengths"),
    kinds: list("kinds"),
    verdicts: list("verdicts"),
    operation: text("operation"),
    search: text("search"),
    promise: text("promise"),
    case: text("case"),
  };
}

/** The address that shows it, beginning with `#`. */
export function viewAddress(view: View): string {
  const told = new URLSearchParams();
  if (view.part !== "promises") told.set("part", view.part);
  for (const name of lists) for (const word of view[name]) told.append(name, word);
  for (const name of texts) if (view[name] !== "") told.set(name, view[name]);
  // A slash means nothing after the `#`, and is easier to read than its escape.
  return `#${told.toString().replaceAll("%2F", "/")}`;
}
