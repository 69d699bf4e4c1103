import type { Finding } from "../core/finding.js";
import type { Case } from "./case.js";
import type { CaseResult, CaseRunner, Judged } from "./case-runner.js";
import { type Exploration, explore, type Failing } from "./explore.js";
import { identityOf } from "./finding-identity.js";
import { runInferredCase } from "./infer/run-inferred-case.js";
import type { ShownFinding } from "./outcome.js";
import type { Attempt } from "./run-trial.js";
import type { Session } from "./session.js";
import { shrink } from "./shrink.js";
import { hardened } from "./strictness.js";
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
  const { counted, sent } = countingSent(runner);
  const attempt: Attempt = {
    runner: counted,
    operation,
    source: work.source,
    name: item.name,
    place: item.place ?? 0,
    binders: new Map(),
  };
  const result = await explore(attempt);
  const held = [...result.held];
  const findings = await shownFindings(attempt, result);
  const requests = sent();
  const isBroken = findings.some(({ severity }) => severity === "violation");
  if (result.judged > 0)
    return { outcome: { kind: isBroken ? "failed" : "passed", findings, requests }, held };
  const [reason = "no trial could be made"] = result.reasons;
  return {
    outcome: { kind: result.inconclusive ? "errored" : "skipped", reason, requests },
    held,
  };
}

/** Every breach of a case with the smallest request that shows it; those beside a failure that fail nothing apart. */
async function shownFindings(attempt: Attempt, { failing, others }: Exploration): Promise<ShownFinding[]> {
  const { runner, name } = attempt;
  if (failing === undefined)
    return [...others.values()].map(({ finding, performed }) => runner.show(finding, performed));
  const smallest = await shrink(attempt, failing);
  const gathered = distinctFindings([...smallest.performed.findings, ...failing.performed.findings]);
  const shown = gathered.map((finding) => runner.show(finding, holderOf(finding, smallest, failing)));
  const told = new Set(gathered.map(identityOf));
  for (const [identity, { finding, ...other }] of others) {
    if (told.has(identity) || finding.severity !== "violation") continue;
    const isKnown = runner.isOnRecord(name, finding);
    const { performed } = isKnown ? other : await shrink(attempt, { ...other, identity });
    const same = performed.findings.find((one) => identityOf(one) === identity) ?? finding;
    shown.push(runner.show(same, performed));
  }
  return shown;
}

/** The runner with fresh values that are the case's own: the same whatever runs beside it. */
function countingBy(runner: CaseRunner, { place = 0 }: Case): CaseRunner {
  const { session } = runner;
  return { ...runner, session: { ...session, binder: session.binder.counting(`${place}c`) } };
}

/** The runner, and how many requests it sent for its case: what cases need, made and removed, is no case's own. */
function countingSent(runner: CaseRunner): { readonly counted: CaseRunner; readonly sent: () => number } {
  const { session } = runner;
  let requests = 0;
  const count: Session["count"] = (exchange) => {
    if (exchange.sentFor !== "upkeep") requests += 1;
    session.count?.(exchange);
  };
  return { counted: { ...runner, session: { ...session, count } }, sent: () => requests };
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
