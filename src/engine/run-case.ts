import type { Finding } from "../core/finding.js";
import type { Case } from "./case.js";
import type { CaseResult, CaseRunner, Judged } from "./case-runner.js";
import { explore, type Failing } from "./explore.js";
import { identityOf } from "./finding-identity.js";
import { runInferredCase } from "./infer/run-inferred-case.js";
import type { Attempt } from "./run-trial.js";
import { hardened } from "./session.js";
import { shrink } from "./shrink.js";
import { runWorkflowCase } from "./workflow/run-workflow-case.js";

/** Runs one case: its trials, until one fails; then looks for the smallest request that fails alike. */
export async function runCase(runner: CaseRunner, item: Case): Promise<CaseResult> {
  const { work, operation } = item;
  if (work.kind === "skip") {
    const kind = work.isOurs === true ? "errored" : "skipped";
    return { outcome: { kind, reason: work.reason, requests: 0 }, held: [] };
  }
  if (work.kind === "inferred") return runInferredCase(countingBy(runner, item), item, work.source);
  if (work.kind === "workflow") return runWorkflowCase(countingBy(runner, item), item, work.source);
  if (work.kind === "documents" || operation === undefined) return examineDocuments(runner, item);
  const attempt: Attempt = {
    runner,
    operation,
    source: work.source,
    name: item.name,
    place: item.place ?? 0,
    binders: new Map(),
    requests: 0,
  };
  const result = await explore(attempt);
  const held = [...result.held];
  const failing = result.failing;
  // What is on record is looked past, and told all the same.
  const grave = result.minor.filter(({ finding }) => finding.severity === "violation");
  if (failing !== undefined) {
    const smallest = await shrink(attempt, failing);
    const gathered = distinctFindings([...smallest.performed.findings, ...failing.performed.findings]);
    const findings = gathered.map((finding) => runner.show(finding, holderOf(finding, smallest, failing)));
    const others = grave.filter(
      ({ finding }) => !gathered.some((one) => identityOf(one) === identityOf(finding)),
    );
    const shown = others.map(({ finding, performed }) => runner.show(finding, performed));
    return {
      outcome: { kind: "failed", findings: [...findings, ...shown], requests: attempt.requests },
      held,
    };
  }
  const findings = result.minor.map(({ finding, performed }) => runner.show(finding, performed));
  const kind = grave.length > 0 ? "failed" : "passed";
  if (result.judged > 0) return { outcome: { kind, findings, requests: attempt.requests }, held };
  const [reason = "no trial could be made"] = result.reasons;
  return {
    outcome: { kind: result.inconclusive ? "errored" : "skipped", reason, requests: attempt.requests },
    held,
  };
}

/** The runner with fresh values that are the case's own: the same whatever runs beside it. */
function countingBy(runner: CaseRunner, { place = 0 }: Case): CaseRunner {
  const { session } = runner;
  return { ...runner, session: { ...session, binder: session.binder.counting(`${place}c`) } };
}

function distinctFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [identityOf(finding), finding])).values()];
}

function holderOf(finding: Finding, smallest: Failing, failing: Failing): Judged {
  return smallest.performed.findings.some((other) => identityOf(other) === identityOf(finding))
    ? smallest.performed
    : failing.performed;
}

function examineDocuments(runner: CaseRunner, item: Case): CaseResult {
  if (item.work.kind !== "documents")
    return { outcome: { kind: "skipped", reason: "the case has no operation", requests: 0 }, held: [] };
  const findings = item.work.examine().map((finding) => hardened(finding, runner.session.strictness));
  const document = runner.session.provider.document;
  const recipe = () => ({ kind: "documents" as const });
  const shown = findings.map((finding) => runner.show(finding, { document, recipe }));
  const failed = findings.some(({ severity }) => severity === "violation");
  return {
    outcome: { kind: failed ? "failed" : "passed", findings: shown, requests: 0 },
    held: item.work.verifies.filter((promise) => !findings.some((finding) => finding.promise === promise)),
  };
}
