import type { Json } from "../../core/json.js";
import type { StateResource } from "../../documents/state/state-model.js";
import type { Account } from "../store.js";
import type { Values } from "./evaluate-value.js";

/** One resource that the mock remembers. */
export interface ResourceRecord {
  readonly kind: StateResource;
  readonly id: Json;
  readonly account: Account | undefined;
  readonly createdAtMs: number;
  /** Its fields, but for those that change with its age. */
  readonly fields: Map<string, Json | undefined>;
}

/** What is left of a resource that is gone. */
export interface Tombstone {
  readonly record: ResourceRecord;
  readonly deletedAtMs: number;
}

/** The resources of one kind, in the order of their creation. */
export interface ResourceRecords {
  readonly all: () => readonly ResourceRecord[];
  readonly add: (record: ResourceRecord) => void;
  readonly remove: (record: ResourceRecord, nowMs: number) => void;
  /** Those that went not longer ago than a name may be held. */
  readonly gone: () => readonly Tombstone[];
  readonly clear: () => void;
}

/** Keeps the resources of a kind, and what went of them for as long as its rules ask for it. */
export function createRecords(kind: StateResource): ResourceRecords {
  let alive: ResourceRecord[] = [];
  let gone: Tombstone[] = [];
  const memoryMs = Math.max(
    0,
    ...kind.create.refuses.map((rule) =>
      rule.kind === "held" ? rule.forMs : rule.kind === "limit" ? Number.POSITIVE_INFINITY : 0,
    ),
  );
  return {
    all: () => alive,
    add: (record) => {
      alive.push(record);
    },
    remove: (record, nowMs) => {
      alive = alive.filter((other) => other !== record);
      if (memoryMs === 0) return;
      gone.push({ record, deletedAtMs: nowMs });
      gone = gone.filter(({ deletedAtMs }) => nowMs - deletedAtMs < memoryMs).slice(-mostTombstones);
    },
    gone: () => gone,
    clear: () => {
      alive = [];
      gone = [];
    },
  };
}

/** So many are remembered at most: a mock may serve for weeks. */
const mostTombstones = 10_000;

/** What a record holds, by name: its fields and what every record has. */
export function plainValues(record: ResourceRecord): Values {
  return (name) =>
    name === "id" ? record.id : name === "account" ? record.account : record.fields.get(name);
}
