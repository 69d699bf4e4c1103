/**
 * assay as a library: verify a provider, load its documents, plan the suite, serve the mock, and
 * work with schemas as the suite does. Generated clients and validators have entry points of their
 * own (`assay/clients/<provider>`, `assay/validators/<provider>`), as has the vitest runner (`assay/vitest`).
 *
 * @example
 * const { results, exitStatus } = await verify({ providers: ["acme"] });
 * console.log(exitStatus, results.summary);
 *
 * @packageDocumentation
 */

export type { Exchange, Header, TransportFailure, WireRequest, WireResponse } from "./core/exchange.js";
export type { Finding, Strength } from "./core/finding.js";
export type { Json, JsonObject } from "./core/json.js";
export type { JsonPointer } from "./core/json-pointer.js";
export type { Loaded, Problem } from "./core/problem.js";

export { findProviders } from "./documents/find-providers.js";
export type {
  MediaType,
  Operation,
  Parameter,
  Provider,
  RequestBody,
  Response,
  SchemaAt,
  SecurityScheme,
} from "./documents/model.js";
export type { Profile } from "./documents/profile.js";
export type { DocumentedPromise } from "./documents/promise.js";
export { type Allowance, allowances } from "./engine/allowance.js";
export { type Case, type CaseKind, caseKinds, type NotExercised } from "./engine/case.js";
export type { CaseSelection } from "./engine/case-selection.js";
export type { CaseReport, ResourceTally, RunEvent, RunListener, TargetKind } from "./engine/events.js";
export type { BodyRecord, ExchangeRecord } from "./engine/exchange-record.js";
export type { Outcome, ShownFinding, Verdict } from "./engine/outcome.js";
export type { ProviderPlan } from "./engine/plan/plan-provider.js";
export { planFor } from "./engine/plan-for.js";
export { runProvider } from "./engine/run.js";
export type { RunOptions } from "./engine/run-options.js";
export type { Convergence } from "./engine/workflow/convergence.js";
export type { PlannedWorkflow, WorkflowOrigin } from "./engine/workflow/workflow-source.js";
export { type Generated, type GenerateOptions, generate } from "./generate/generate.js";
export { type Verified, type VerifyRun, verify } from "./library/verify.js";
export type { AnnouncedCase, VerifyEvent } from "./library/verify-event.js";
export type { VerifyOptions } from "./library/verify-options.js";
export { MockRefusedError } from "./mock/mock-refused-error.js";
export { type Mock, type MockOptions, startMock } from "./mock/start-mock.js";
export { collectResults, type ResultsCollector } from "./report/collect-results.js";
export { ctrfReport } from "./report/ctrf.js";
export type { RenderedReport, RenderReport, ReportContext } from "./report/file-report.js";
export { junitReport } from "./report/junit.js";
export { markdownReport } from "./report/markdown.js";
export { type Merged, mergeResults, type NamedResults } from "./report/merge-results.js";
export { problemText } from "./report/problem-text.js";
export type { CaseResults, FindingResults, ProviderResults, Results, Summary } from "./report/results.js";
export { resultsText } from "./report/results-text.js";
export { sarifReport } from "./report/sarif.js";
export {
  arbitraryOf,
  type Generation,
  type GenerationOptions,
  type SchemaNote,
} from "./schema/arbitrary-of.js";
export { type Break, breaksOf } from "./schema/breaks-of.js";
export {
  compileValidator,
  type SchemaBreach,
  SchemaCompilationError,
  type Validator,
} from "./schema/compile-validator.js";
export { edgesOf } from "./schema/edges-of.js";
export { documentsFolder } from "./suite/documents-folder.js";
export type { ExitStatus } from "./suite/exit-status.js";
export { loadProviders } from "./suite/load-providers.js";
export { ProblemsError } from "./suite/problems-error.js";
export { runOptions, runSuite, type SuiteOptions, suiteProblems } from "./suite/run-suite.js";
export { suiteDefaults } from "./suite/suite-defaults.js";
export { UsageError } from "./suite/usage-error.js";
