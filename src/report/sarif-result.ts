import { createHash } from "node:crypto";
import type { DeviationStanding } from "../engine/run-gate.js";
import { deviationRule } from "./check-demands.js";
import { lineOf, plainText, shortened } from "./plain-text.js";
import type { PromiseStanding } from "./promise-standing.js";
import type { CaseResults, FindingResults, ProviderResults } from "./results.js";
import { sarifLocation } from "./sarif-location.js";

/** One finding with what it belongs to. */
export interface PlacedFinding {
  readonly provider: ProviderResults;
  readonly item: CaseResults;
  readonly finding: FindingResults;
}

/** What stands for the check and the promise of a result in the tool's own tables. */
export interface SarifIndex {
  readonly ruleIndex: (check: string) => number;
  readonly taxonIndex: (promise: string) => number;
  readonly folder: string;
}

/** One result of a log, as far as what writes it needs to know. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: "error" | "warning" | "note";
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties: object;
  readonly relatedLocations?: readonly object[];
  readonly taxa?: readonly object[];
  readonly suppressions?: readonly object[];
  readonly webRequest?: object;
  readonly webResponse?: object;
}

const longestMessage = 4_000;
const levels = { violation: "error", warning: "warning", gap: "note" } as const;

/** A finding as a result of SARIF. */
export function sarifResult({ provider, item, finding }: PlacedFinding, index: SarifIndex): SarifResult {
  const promise = provider.promises.find(({ id }) => id === finding.promise);
  const location = finding.location ?? promise?.location;
  const { check, severity } = finding;
  return {
    ruleId: check,
    ruleIndex: index.ruleIndex(check),
    level: levels[severity],
    message: { text: messageText({ provider, item, finding }, promise) },
    locations: [
      {
        ...(location === undefined ? {} : sarifLocation(location, index.folder)),
        logicalLocations: [{ fullyQualifiedName: item.name, kind: "member" }],
      },
    ],
    ...(promise?.location === undefined
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              ...sarifLocation(promise.location, index.folder),
              message: { text: unlinked(`${promise.id}: ${promise.promises}`) },
            },
          ],
        }),
    ...(promise === undefined ? {} : { taxa: [taxonOf(promise.id, index)] }),
    partialFingerprints: { "assayFinding/v1": fingerprintOf(item, finding) },
    ...suppressionsOf(finding, index.folder),
    ...exchangeOf(finding),
    properties: {
      case: item.name,
      kind: item.kind,
      provider: provider.name,
      verdict: item.verdict,
      ...(finding.promise === undefined ? {} : { promise: finding.promise }),
      ...(finding.constraint === undefined ? {} : { constraint: finding.constraint }),
      expected: shortened(finding.expected, longestMessage),
      received: shortened(finding.received, longestMessage),
      at: finding.at,
      replay: item.replay,
      ...(finding.curl === "" ? {} : { curl: finding.curl }),
    },
  };
}

function taxonOf(promise: string, { taxonIndex }: SarifIndex) {
  return { id: promise, index: taxonIndex(promise), toolComponent: { name: "promises", index: 0 } };
}

function messageText({ item, finding }: PlacedFinding, promise: PromiseStanding | undefined): string {
  const lines = [
    finding.message,
    ...(promise === undefined ? [] : [`Promise ${promise.id} (${promise.strength}): ${promise.promises}`]),
    `Expected: ${finding.expected}`,
    `Received: ${finding.received} (${finding.at})`,
    `Case: ${item.name}`,
  ];
  return unlinked(lines.map((line) => shortened(line, longestMessage)).join("\n"));
}

/** SARIF reads `[text](target)` as a link: nothing that a server answers is one. */
function unlinked(text: string): string {
  return plainText(text).replaceAll(/\[(?=[^\]]*\]\()/g, "\\[");
}

/** The same for the same breach of the same case, run after run. */
export function fingerprintOf(item: CaseResults, finding: FindingResults): string {
  const { check, constraint = "", promise = "", at, gist = "" } = finding;
  return digestOf([item.name, check, constraint, promise, lineOf(at), gist]);
}

function digestOf(identity: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);
}

/** A known deviation that is gone or expired, as a result of SARIF. */
export function deviationResult(deviation: DeviationStanding, index: SarifIndex): SarifResult {
  const { file, lines, check, place, says } = deviation;
  return {
    ruleId: deviationRule,
    ruleIndex: index.ruleIndex(deviationRule),
    level: "error",
    message: { text: unlinked(`Known deviation ${check} (${place}) of ${deviation.case}: ${says}`) },
    locations: [sarifLocation({ file, line: lines[0], column: 1 }, index.folder)],
    partialFingerprints: { "assayFinding/v1": digestOf([deviationRule, file, deviation.case, check, place]) },
    properties: { case: deviation.case, standing: deviation.standing },
  };
}

function suppressionsOf({ deviation }: FindingResults, folder: string): Pick<SarifResult, "suppressions"> {
  if (deviation === undefined) return {};
  const { owner, reason, link, expires, file, lines } = deviation;
  const justification = `${reason} (${owner}, until ${expires})${link === undefined ? "" : ` ${link}`}`;
  const location = sarifLocation({ file, line: lines[0], column: 1 }, folder);
  return { suppressions: [{ kind: "external", status: "accepted", justification, location }] };
}

type Headers = FindingResults["request"]["headers"];

function exchangeOf({ request, response }: FindingResults): Pick<SarifResult, "webRequest" | "webResponse"> {
  if (request.method === "") return {};
  return {
    webRequest: {
      protocol: "http",
      version: "1.1",
      method: request.method,
      target: request.url,
      headers: headersOf(request.headers),
      ...(request.body === undefined ? {} : { body: { text: request.body } }),
    },
    ...(response === undefined
      ? { webResponse: { noResponseReceived: true } }
      : {
          webResponse: {
            protocol: "http",
            version: "1.1",
            statusCode: response.status,
            headers: headersOf(response.headers),
            body: { text: response.body },
          },
        }),
  };
}

/** A header that is sent twice has both values, as one line. */
function headersOf(headers: Headers): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const known = joined.get(name);
    joined.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return Object.fromEntries(joined);
}
