import { basename } from "node:path";
import { isJsonObject, type Json, jsonEquals } from "../../core/json.js";
import { type DataChange, noReach } from "./data-change.js";
import { differingPlaces } from "./differing-places.js";
import type { ProviderDocuments, WorkflowPart } from "./provider-documents.js";

/** Members of a workflow that say something to people alone. */
const remark = /\/(?:summary|description|title|\$comment)$/;

/** What differs between the workflows of two sides, one entry a workflow, and one for what a document's share. */
export function compareWorkflows(base: ProviderDocuments, head: ProviderDocuments): DataChange[] {
  const ids = new Set([...head.workflows.keys(), ...base.workflows.keys()]);
  return [
    ...[...ids].flatMap((id) => compareWorkflow(id, base.workflows.get(id), head.workflows.get(id))),
    ...compareShared(base, head),
  ];
}

function compareWorkflow(
  id: string,
  before: WorkflowPart | undefined,
  after: WorkflowPart | undefined,
): DataChange[] {
  const part = after ?? before;
  if (part === undefined || jsonEquals(before?.value, after?.value)) return [];
  return [
    {
      ...verdictOn(id, before, after),
      document: "workflow",
      source: part.source,
      side: after === undefined ? "base" : "head",
      place: part.pointer,
      reach: { ...noReach, workflows: [id] },
    },
  ];
}

function verdictOn(
  id: string,
  before: WorkflowPart | undefined,
  after: WorkflowPart | undefined,
): Pick<DataChange, "kind" | "rating" | "says" | "because"> {
  if (before === undefined)
    return {
      kind: "added",
      rating: "minor",
      says: `workflow ${id} was added`,
      because: "behaviour is documented that was not",
    };
  if (after === undefined)
    return {
      kind: "removed",
      rating: "major",
      says: `workflow ${id} was removed`,
      because: "behaviour is documented no more",
    };
  const places = differingPlaces(before.value, after.value);
  if (places.every((place) => remark.test(place)))
    return {
      kind: "changed",
      rating: "patch",
      says: `workflow ${id} is described otherwise`,
      because: "it says something to people alone",
    };
  const told = places.filter((place) => !remark.test(place));
  const more = told.length > 3 ? ` and ${told.length - 3} more` : "";
  return {
    kind: "changed",
    rating: "minor",
    says: `workflow ${id} changed at ${told.slice(0, 3).join(", ")}${more}`,
    because: "the behaviour that it documents may be another",
  };
}

/** Components and sources of a document, which any of its workflows may use. */
function compareShared(base: ProviderDocuments, head: ProviderDocuments): DataChange[] {
  return head.arazzo.flatMap((source): DataChange[] => {
    const other = base.arazzo.find(({ path }) => basename(path) === basename(source.path));
    if (other === undefined) return [];
    return ["components", "sourceDescriptions"].flatMap((member): DataChange[] => {
      const [before, after] = [memberOf(other.value, member), memberOf(source.value, member)];
      if (jsonEquals(before, after)) return [];
      const workflows = [...head.workflows].filter(([, part]) => part.source === source).map(([id]) => id);
      return [
        {
          document: "workflow",
          kind: before === undefined ? "added" : after === undefined ? "removed" : "changed",
          rating: "minor",
          says: `\`${member}\` of ${basename(source.path)} changed`,
          because: "what workflows share may be another",
          source,
          side: "head",
          place: `/${member}`,
          reach: { ...noReach, workflows },
        },
      ];
    });
  });
}

function memberOf(value: Json, member: string): Json | undefined {
  return isJsonObject(value) ? value[member] : undefined;
}
