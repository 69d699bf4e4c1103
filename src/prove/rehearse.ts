import { headerOf } from "../core/exchange.js";
import { isJsonObject, type Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { Case } from "../engine/case.js";
import type { CaseReport } from "../engine/events.js";
import type { MockAnswer } from "../mock/answer-writer.js";
import type { AnsweredRequest, Sabotage } from "../mock/sabotage.js";
import type { Stage } from "./stage.js";

/** What the suite gets to see when nothing is wrong. */
export interface Rehearsal {
  readonly reports: readonly CaseReport[];
  /** By name of the case: the promises that it showed to hold. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** Valid requests, with the case that sent each. */
  readonly requests: readonly AcceptedCase[];
  /** Answers that are alike, with the cases that get one. */
  readonly groups: readonly AnswerGroup[];
}

/** A valid request of a case. */
export interface AcceptedCase {
  readonly operation: Operation;
  readonly value: RequestValue;
  readonly case: string;
}

/** Answers of one operation with one status, example and form. */
export interface AnswerGroup {
  readonly operation: string | undefined;
  readonly answer: MockAnswer;
  readonly to: AnsweredRequest;
  readonly cases: readonly string[];
}

/** Runs every case with nothing wrong, and takes note of every answer. */
export async function rehearse(stage: Stage): Promise<Rehearsal> {
  const recorder = createRecorder();
  const reports: CaseReport[] = [];
  stage.set(recorder.sabotage);
  for (const item of stage.plan.cases) {
    recorder.begin(item);
    reports.push(await stage.run(item));
  }
  return {
    reports,
    held: new Map(reports.map((report) => [report.case.name, report.held])),
    requests: recorder.requests,
    groups: recorder.groups(),
  };
}

interface Recorder {
  /** Changes nothing. */
  readonly sabotage: Sabotage;
  readonly begin: (item: Case) => void;
  readonly requests: readonly AcceptedCase[];
  readonly groups: () => AnswerGroup[];
}

function createRecorder(): Recorder {
  const groups = new Map<string, { answer: MockAnswer; to: AnsweredRequest; cases: Set<string> }>();
  const requests: AcceptedCase[] = [];
  let current = "";
  return {
    requests,
    begin: ({ name }) => {
      current = name;
    },
    sabotage: {
      refusesValid: (operation, value) => {
        requests.push({ operation, value, case: current });
        return false;
      },
      change: (answer, to) => {
        const key = groupOf(answer, to);
        const group = groups.get(key) ?? { answer, to, cases: new Set() };
        group.cases.add(current);
        groups.set(key, group);
        return answer;
      },
    },
    groups: () =>
      [...groups.values()].map(({ answer, to, cases }) => ({
        operation: to.operation?.id,
        answer,
        to,
        cases: [...cases],
      })),
  };
}

/** What faults can tell answers by: whose they are, and the form of what was sent and what came. */
function groupOf(answer: MockAnswer, { request, operation }: AnsweredRequest): string {
  return JSON.stringify([
    operation?.id ?? request.method,
    answer.status,
    answer.example,
    headerOf(answer.headers, "content-type"),
    answer.headers.map(([name]) => name.toLowerCase()).sort(),
    formOf(answer.body),
    formOf(request.body),
  ]);
}

/** Names and types of a body's parts; whether there is one, where it is no JSON. */
function formOf(body: Uint8Array | undefined): Json {
  if (body === undefined || body.length === 0) return "";
  try {
    return outline(JSON.parse(new TextDecoder().decode(body)) as Json);
  } catch {
    // XML, or nothing that can be read: its tags are its form.
    return [...new Set(new TextDecoder().decode(body.subarray(0, 10_000)).match(/<[^\s/>]+/g) ?? [])].sort();
  }
}

/** Deeper than any description goes; robustness cases nest as deep as a stack holds. */
const deepest = 8;

function outline(value: Json, depth = 0): Json {
  if (depth > deepest) return "";
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => outline(item, depth + 1));
  if (!isJsonObject(value)) return value === null ? "null" : typeof value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, outline(value[name] ?? null, depth + 1)]);
}
