import type { Exchange } from "../../core/exchange.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import type { Trial } from "../case.js";
import type { CountedExchange } from "../session.js";

/** Counts what was seen of the description. */
export interface CoverageTally {
  readonly count: (counted: CountedExchange) => void;
  readonly countTrial: (trial: Trial, exchange: Exchange) => void;
  /** What was seen of an operation. */
  readonly seenOf: (operation: Operation) => OperationSeen;
  /** How often a constraint was kept at its edge, and how often broken; in vain where not as documented. */
  readonly edge: (pointer: JsonPointer) => Outcomes;
  readonly breach: (pointer: JsonPointer) => Outcomes;
}

/** Requests, and those among them that were answered as the description says. */
export interface Outcomes {
  readonly sent: number;
  readonly asDescribed: number;
}

/** What was seen of one operation, in requests of its own method. */
export interface OperationSeen {
  readonly all: Outcomes;
  readonly statuses: ReadonlyMap<number, number>;
  /** Requests that had a parameter, in the order of the operation's parameters. */
  readonly having: readonly Outcomes[];
}

interface Counter {
  sent: number;
  asDescribed: number;
}

interface OperationCounts {
  readonly all: Counter;
  readonly statuses: Map<number, number>;
  readonly having: readonly Counter[];
}

const noOutcomes: Outcomes = { sent: 0, asDescribed: 0 };

/** A tally with nothing in it. */
export function createCoverageTally(): CoverageTally {
  const operations = new Map<string, OperationCounts>();
  const edges = new Map<JsonPointer, Counter>();
  const breaches = new Map<JsonPointer, Counter>();
  return {
    count: ({ operation, value, exchange }) => {
      if (exchange.request.method !== operation.method) return;
      const counts = operations.get(operation.id) ?? noCounts(operation);
      operations.set(operation.id, counts);
      const status = exchange.response?.status;
      const isAccepted = isIn(200, status);
      add(counts.all, isAccepted);
      if (status !== undefined) counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
      operation.parameters.forEach((parameter, index) => {
        const counter = counts.having[index];
        if (counter !== undefined && Object.hasOwn(value[parameter.in], parameter.name))
          add(counter, isAccepted);
      });
    },
    countTrial: ({ expectation }, { response }) => {
      if (expectation.kind === "accepted")
        addTo(edges, expectation.exercises[0], isIn(200, response?.status));
      if (expectation.kind === "refused")
        addTo(breaches, expectation.constraints[0], isIn(400, response?.status));
    },
    seenOf: (operation) => operations.get(operation.id) ?? noCounts(operation),
    edge: (pointer) => edges.get(pointer) ?? noOutcomes,
    breach: (pointer) => breaches.get(pointer) ?? noOutcomes,
  };
}

function noCounts({ parameters }: Operation): OperationCounts {
  return {
    all: { ...noOutcomes },
    statuses: new Map(),
    having: parameters.map(() => ({ ...noOutcomes })),
  };
}

function isIn(hundred: number, status: number | undefined): boolean {
  return status !== undefined && status >= hundred && status < hundred + 100;
}

function add(counter: Counter, isAsDescribed: boolean): void {
  counter.sent += 1;
  if (isAsDescribed) counter.asDescribed += 1;
}

function addTo(
  counters: Map<JsonPointer, Counter>,
  pointer: JsonPointer | undefined,
  isAsDescribed: boolean,
): void {
  if (pointer === undefined) return;
  const counter = counters.get(pointer) ?? { ...noOutcomes };
  counters.set(pointer, counter);
  add(counter, isAsDescribed);
}
