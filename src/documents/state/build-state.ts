import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf, textsOf } from "../read-members.js";
import { bothAccounts, readAnswerRule, readRefusalRule } from "./read-refusal-rule.js";
import {
  type At,
  mapAt,
  memberAt,
  objectAt,
  objectsAt,
  readExpression,
  readMatches,
  readTemplate,
  readValueRules,
} from "./read-value-rule.js";
import type {
  KnownRow,
  MockState,
  Shown,
  StateAccess,
  StateCreate,
  StateOperation,
  StateResource,
} from "./state-model.js";

/** Something in the state that cannot be meant, with its place in the profile. */
export interface StateFault {
  readonly pointer: JsonPointer;
  readonly message: string;
}

/** A state, and what is wrong with how it is written. */
export interface BuiltState {
  readonly state: MockState;
  readonly faults: readonly StateFault[];
}

/** The state of a profile that has none. */
export const noState: MockState = {
  accounts: { first: new Map(), second: new Map() },
  known: new Map(),
  resources: [],
  unpromised: new Map(),
};

/** Reads `mock.state`, from a document that already has the right form. */
export function buildState(node: JsonObject, pointer: JsonPointer): BuiltState {
  const faults: StateFault[] = [];
  const at = {
    node,
    pointer,
    tell: (place: JsonPointer, message: string) => faults.push({ pointer: place, message }),
  };
  const accounts = objectAt(at, "accounts");
  const known = objectAt(at, "known");
  const state: MockState = {
    accounts: {
      first: mapAt(objectAt(accounts, "first"), readTemplate),
      second: mapAt(objectAt(accounts, "second"), readTemplate),
    },
    known: new Map(Object.keys(known.node).map((table) => [table, objectsAt(known, table).map(readRow)])),
    resources: objectsAt(at, "resources").map(readResource),
    unpromised: mapAt(objectAt(at, "unpromised"), ({ node: reason }) => String(reason)),
  };
  return { state, faults };
}

function readRow({ node, pointer, tell }: At<JsonObject>): KnownRow {
  const { accounts, ...columns } = node;
  return {
    columns: mapAt({ node: columns, pointer, tell }, readTemplate),
    accounts: bothAccounts.filter((account) => !Array.isArray(accounts) || accounts.includes(account)),
  };
}

function readResource(at: At<JsonObject>): StateResource {
  const operations = objectAt(at, "operations");
  return {
    name: textOf(at.node, "name"),
    pointer: at.pointer,
    create: readCreate(objectAt(at, "created")),
    fields: readValueRules(objectAt(at, "fields")),
    shows: readValueRules(objectAt(at, "shows")),
    ...("access" in at.node ? { access: readAccess(objectAt(at, "access")) } : {}),
    operations: Object.keys(operations.node).map((id) => readOperation(id, objectAt(operations, id))),
  };
}

function readCreate(at: At<JsonObject>): StateCreate {
  const { along } = at.node;
  return {
    pointer: at.pointer,
    operations: textsOf(at.node, "by"),
    ...(typeof along === "string" ? { along } : {}),
    id: readTemplate(memberAt(at, "id")),
    refuses: objectsAt(at, "refuses").map(readRefusalRule),
    ...readShown(at),
  };
}

function readOperation(operation: string, at: At<JsonObject>): StateOperation {
  return {
    operation,
    pointer: at.pointer,
    // The form of the document allows no other word.
    does: textOf(at.node, "does") as StateOperation["does"],
    where: readMatches(memberAt(at, "where")),
    missing: readAnswerRule(objectAt(at, "missing")),
    refuses: objectsAt(at, "refuses").map(readRefusalRule),
    sets: readValueRules(objectAt(at, "sets")),
    ...readShown(at),
  };
}

function readShown(at: At<JsonObject>): Shown {
  return {
    answer: readAnswerRule(objectAt(at, "answer")),
    at: textOf(at.node, "at"),
    ...("shows" in at.node ? { shows: readValueRules(objectAt(at, "shows")) } : {}),
  };
}

function readAccess(at: At<JsonObject>): StateAccess {
  return {
    pointer: at.pointer,
    refusal: readAnswerRule(objectAt(at, "answer")),
    grants: objectsAt(at, "grants").map((grant) => ({
      operations: textsOf(grant.node, "operations"),
      by: readExpression(memberAt(grant, "by")),
      like: listOf(grant.node, "like").map((node, index) =>
        readTemplate({ ...grant, node, pointer: pointerTo(grant.pointer, "like", index) }),
      ),
    })),
  };
}

/** Reads the state of a profile, wherever it has one. */
export function stateOf(profile: JsonObject): BuiltState {
  const mock = profile["mock"];
  const state = isJsonObject(mock) ? mock["state"] : undefined;
  return isJsonObject(state) ? buildState(state, "/mock/state") : { state: noState, faults: [] };
}
