import type { Finding } from "../../core/finding.js";
import type { CaseRunner } from "../case-runner.js";
import { recordProperty } from "../counterexample/record-property.js";
import { identityOf } from "../finding-identity.js";
import { gistOf } from "../gist.js";
import type { Shown, ShownSequence } from "../show-exchange.js";
import { hardened } from "../strictness.js";
import type { ScriptExchange } from "./create-script.js";
import type { InferredSource } from "./inferred-source.js";
import type { PropertyRun } from "./run-property-once.js";
import type { Conclusion } from "./sequence.js";

/** One finding of a run of a property, with the exchange that shows it. */
export interface PropertyFinding {
  readonly finding: Finding;
  readonly run: PropertyRun;
  readonly shownBy: ScriptExchange | undefined;
  readonly key: string;
}

/** The findings of a run: that the property is broken, and what the checks saw in each exchange. */
export function propertyFindings(
  runner: CaseRunner,
  source: InferredSource,
  run: PropertyRun,
): PropertyFinding[] {
  const { conclusion, exchanges } = run;
  const found = (finding: Finding, shownBy: ScriptExchange | undefined): PropertyFinding => ({
    finding,
    run,
    shownBy,
    key: `${shownBy?.operation.id ?? ""} ${identityOf(finding)}`,
  });
  const own =
    conclusion.kind === "broken"
      ? [
          found(
            breachFinding(runner, source, { conclusion, exchanges }),
            exchanges.find(({ exchange }) => exchange === conclusion.answer.exchange),
          ),
        ]
      : [];
  const seen = exchanges.flatMap((item) =>
    item.findings.filter(({ check }) => counts(item, check)).map((finding) => found(finding, item)),
  );
  return [...own, ...seen];
}

/** A finding with the operation whose exchange shows it. */
export function located({ finding, shownBy }: PropertyFinding): Finding & { readonly operation?: string } {
  return shownBy === undefined ? finding : { ...finding, operation: shownBy.operation.id };
}

/** What looks at the form of an answer. */
const formChecks: ReadonlySet<string> = new Set([
  "documented-status",
  "media-type",
  "well-formed-body",
  "response-body",
  "response-headers",
]);

/** In which form an operation refuses that is described from other material nobody knows. */
function counts({ operation, exchange }: ScriptExchange, check: string): boolean {
  const status = exchange?.response?.status ?? 0;
  return operation.underTest || status < 300 || !formChecks.has(check);
}

/** What breaks only where an operation is described from other material is a warning. */
function breachFinding(
  { session }: CaseRunner,
  { property }: InferredSource,
  {
    conclusion: { says, expected, received, at },
    exchanges,
  }: {
    readonly conclusion: Extract<Conclusion, { kind: "broken" }>;
    readonly exchanges: readonly ScriptExchange[];
  },
): Finding {
  const { inference, operation, operations, place } = property;
  const promise = session.promises.promiseAt(inference, operation.id, [place]);
  const isUnderTest = operations.every(({ underTest }) => underTest);
  const finding: Finding = {
    check: inference,
    message: says,
    severity: isUnderTest ? "violation" : "warning",
    ...(promise === undefined ? {} : { promise: promise.id }),
    constraint: place,
    expected,
    received,
    gist: gistOf(
      { received, expected },
      { run: session.run, sent: exchanges.map(({ observation }) => observation?.sent) },
    ),
    at,
  };
  return hardened(finding, session.strictness);
}

/** What a report shows of a finding: every exchange up to the one that shows it. */
export function shownProperty({ run, shownBy }: PropertyFinding, source: InferredSource): Shown {
  const until =
    shownBy === undefined ? run.exchanges : run.exchanges.slice(0, run.exchanges.indexOf(shownBy) + 1);
  const steps = until.flatMap(({ operation, exchange }): ShownSequence["steps"][number][] =>
    exchange === undefined ? [] : [{ step: operation.id, exchange, times: 1 }],
  );
  return {
    ...(shownBy?.exchange === undefined ? {} : { exchange: shownBy.exchange }),
    ...(shownBy === undefined ? {} : { operation: shownBy.operation.id }),
    sequence: { inputs: {}, steps },
    recipe: () => recordProperty(source, run.drawn),
  };
}
