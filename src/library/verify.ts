import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import type { Header } from "../core/exchange.js";
import type { Loaded } from "../core/problem.js";
import { collectResults } from "../report/collect-results.js";
import type { Results } from "../report/results.js";
import { onlyChangedSince } from "../suite/changed-since.js";
import { type ExitStatus, exitStatusOf } from "../suite/exit-status.js";
import { prepareSuite, type SuiteRequest } from "../suite/prepare-suite.js";
import { ProblemsError } from "../suite/problems-error.js";
import { refuseWrongValues } from "../suite/refuse-wrong-values.js";
import { runSuite } from "../suite/run-suite.js";
import { UsageError } from "../suite/usage-error.js";
import { createEventFeed } from "./event-feed.js";
import { tellEvents } from "./tell-events.js";
import type { VerifyEvent } from "./verify-event.js";
import type { VerifyOptions } from "./verify-options.js";

/** What came of a run. */
export interface Verified {
  readonly results: Results;
  /** 0 all conform, 1 a promise is broken, 2 the documents are, 3 nothing could be concluded. */
  readonly exitStatus: ExitStatus;
}

/** A run that is under way: await it for what came of it, or read its events as they happen. */
export interface VerifyRun extends Promise<Verified>, AsyncIterable<VerifyEvent> {}

/**
 * Runs the suite as `assay verify` does, and prints nothing.
 *
 * Without a `url` or `target: "live"` it runs against the mock, in this process. A live run takes credentials and
 * bound values from `environment`, which is the process's own unless given. Aborting the `signal` ends the run in
 * order: what was created is removed, and the results say `interrupted`. Leaving a loop over the events does not end
 * it. Events are told from the moment that they are asked for.
 *
 * @throws UsageError (by rejecting) where the options contradict themselves or name what is not there
 * @throws ProblemsError (by rejecting) with every problem of documents and set-up; nothing was sent then
 *
 * @example
 * const run = verify({ providers: ["acme"] });
 * for await (const event of run)
 *   if (event.kind === "case-finished" && event.case.verdict === "violates") console.log(event.case.name);
 * const { results, exitStatus } = await run;
 */
export function verify(options: VerifyOptions = {}): VerifyRun {
  const feed = createEventFeed<VerifyEvent>();
  const verified = verifyAndTell(options, feed.tell).then(
    (value) => {
      feed.end();
      return value;
    },
    (cause: unknown) => {
      feed.fail(cause);
      throw cause;
    },
  );
  return Object.assign(verified, {
    [Symbol.asyncIterator]: () => {
      // Whoever reads the events is told there.
      verified.catch(() => undefined);
      return feed.read();
    },
  });
}

async function verifyAndTell(
  { onEvent, changedSince, ...options }: VerifyOptions,
  tell: (event: VerifyEvent) => void,
): Promise<Verified> {
  const failed = new AbortController();
  const signals = [failed.signal, ...(options.signal === undefined ? [] : [options.signal])];
  const request = { ...requestOf(options), signal: AbortSignal.any(signals) };
  refuseWrongValues(request);
  const prepared = loadedOrThrown(await prepareSuite(request));
  const { description } = request;
  const suite =
    changedSince === undefined
      ? prepared
      : loadedOrThrown(
          await onlyChangedSince(
            { changedSince, ...(description === undefined ? {} : { description }) },
            prepared,
            request,
          ),
        );
  const listen = tellEvents((event) => {
    tell(event);
    if (failed.signal.aborted) return;
    try {
      onEvent?.(event);
    } catch (cause) {
      failed.abort(cause);
    }
  });
  const collector = collectResults(request.workingFolder);
  await runSuite(suite, (event) => {
    collector.listen(event);
    listen(event);
  });
  if (failed.signal.aborted) throw failed.signal.reason;
  const results = collector.results();
  return { results, exitStatus: exitStatusOf(results, results.interrupted === true) };
}

function loadedOrThrown<T>(loaded: Loaded<T>): T {
  if (loaded.kind === "broken") throw new ProblemsError(loaded.problems);
  return loaded.value;
}

function requestOf(options: Omit<VerifyOptions, "onEvent" | "changedSince">): SuiteRequest {
  const { providers = [], folder, headers = [], exchanges = false, ...rest } = options;
  const named: readonly Header[] = isList(headers) ? headers : Object.entries(headers);
  // Only a working folder without documents makes do with those that assay brings.
  if (folder !== undefined && rest.description === undefined && !existsSync(join(folder, "specs")))
    throw new UsageError(`There is no specs/ in the folder ${resolve(folder)}.`);
  return {
    ...rest,
    environment: rest.environment ?? process.env,
    providers,
    headers: named,
    wantsExchanges: exchanges,
    workingFolder: resolve(folder ?? "."),
  };
}

function isList(headers: NonNullable<VerifyOptions["headers"]>): headers is readonly Header[] {
  return Array.isArray(headers);
}
