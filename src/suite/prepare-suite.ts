import type { Loaded } from "../core/problem.js";
import { documentsFolder } from "./documents-folder.js";
import { ledgersOf } from "./ledger-of-run.js";
import { loadChosen } from "./load-chosen.js";
import { loadDeviations } from "./load-deviations.js";
import { refuseEmptySelection } from "./refuse-empty-selection.js";
import { replayArguments } from "./replay-arguments.js";
import { type SuiteOptions, suiteProblems } from "./run-suite.js";
import { isLoopback } from "./target.js";
import { UsageError } from "./usage-error.js";

/** A run as its user asks for it, by flags or from a program: with providers that are not loaded yet. */
export interface SuiteRequest extends Omit<SuiteOptions, "providers" | "replayArguments"> {
  /** Names of providers; all when there are none. */
  readonly providers: readonly string[];
  /** An OpenAPI document in place of a provider. */
  readonly description?: string;
  /** The folder whose `specs/` count, and from which paths are told. */
  readonly workingFolder: string;
}

/**
 * Loads what a run is about and makes its options.
 *
 * @returns every problem of the documents, where there are any
 * @throws UsageError where what was asked for contradicts itself
 */
export async function chooseSuite(request: SuiteRequest): Promise<Loaded<SuiteOptions>> {
  const { providers: names, description, workingFolder, ...asked } = request;
  const loaded = await loadChosen(names, request, { workingFolder });
  if (loaded.kind === "broken") return loaded;
  const { url } = asked;
  if (url !== undefined && asked.target === "mock")
    throw new UsageError("--url names a live server, --target mock our own: leave one of them out.");
  if (url !== undefined && loaded.value.length > 1)
    throw new UsageError(
      "--url stands for one provider's server: name that provider, as in: assay verify NAME --url URL.",
    );
  const target = url === undefined ? (asked.target ?? "mock") : "live";
  const ledgerFolder = asked.ledgerFolder ?? ledgersOf(workingFolder);
  const options = { ...asked, target, ledgerFolder } as const;
  const value: SuiteOptions = {
    ...options,
    providers: loaded.value,
    replayArguments: replayArguments(options, request),
  };
  return { kind: "loaded", value };
}

/**
 * The same, and looks at what else stands in the way of a run before anything is sent.
 *
 * @returns every problem of documents and set-up, where there are any
 * @throws UsageError where what was asked for contradicts itself, or leaves no case
 */
export async function prepareSuite(request: SuiteRequest): Promise<Loaded<SuiteOptions>> {
  const chosen = await chooseSuite(request);
  if (chosen.kind === "broken") return chosen;
  const { url } = request;
  if (url !== undefined && request.target === undefined && !isLoopback(url))
    throw new UsageError(
      `${url} is not on this machine: say --target live where you mean to send requests to it. \`assay plan\` with the same flags tells which.`,
    );
  const onRecord = await deviationsFor(request, chosen.value);
  const problems = [...suiteProblems(chosen.value), ...(onRecord.kind === "broken" ? onRecord.problems : [])];
  if (onRecord.kind === "broken" || problems.length > 0) return { kind: "broken", problems };
  refuseEmptySelection(chosen.value, request);
  return { kind: "loaded", value: { ...chosen.value, deviations: onRecord.value } };
}

/** What is on record for the providers; nothing is for a description that stands in place of one. */
function deviationsFor(
  { description, workingFolder }: SuiteRequest,
  { providers, environment = {} }: SuiteOptions,
): ReturnType<typeof loadDeviations> {
  const folder = documentsFolder(workingFolder);
  return loadDeviations(folder, description === undefined ? providers : [], environment);
}
