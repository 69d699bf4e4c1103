import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, pointerTokens, valueAt } from "../core/json-pointer.js";
import type { Operation } from "./model.js";
import { decodedFragment } from "./reference.js";
import { referencesIn } from "./regions-of.js";

/**
 * A description without its faulty operations, and without the components that only these use: readers that take
 * a document as a whole can take it then. Every value that stays keeps its place.
 */
export function soundPart(root: JsonObject, faulty: readonly Operation[]): JsonObject {
  if (faulty.length === 0) return root;
  const paths = isJsonObject(root["paths"]) ? root["paths"] : {};
  const sound = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      const at = pointerTo("/paths", path);
      const isGone = (method: string) => faulty.some(({ pointer }) => pointer === pointerTo(at, method));
      const isLeft = (member: string) => !isGone(member) && (member !== "parameters" || isUsed(item, isGone));
      return [path, isJsonObject(item) ? membersWhere(item, isLeft) : item];
    }),
  );
  // What nobody calls is not looked into.
  const { webhooks: _, ...rest } = root;
  const described: JsonObject = { ...rest, paths: sound };
  const used = usedComponents(described);
  const components = isJsonObject(root["components"]) ? root["components"] : {};
  const kept = Object.entries(components).map(([kind, entries]) => [
    kind,
    isJsonObject(entries) && kind !== "securitySchemes"
      ? membersWhere(entries, (name) => {
          const entry = pointerTo("/components", kind, name);
          return [...used].some((pointer) => isAtOrBelow(pointer, entry));
        })
      : entries,
  ]);
  return { ...described, components: Object.fromEntries(kept) };
}

/** Whether an operation is left that the parameters of a path are for. */
function isUsed(item: Json | undefined, isGone: (method: string) => boolean): boolean {
  return Object.keys(isJsonObject(item) ? item : {}).some(
    (member) => member !== "parameters" && !isGone(member),
  );
}

/** Pointers into the components that something of the paths refers to, by however many steps. */
function usedComponents(root: JsonObject): ReadonlySet<JsonPointer> {
  const used = new Set<JsonPointer>();
  const addAll = (value: Json | undefined) => {
    for (const reference of referencesIn(value))
      if (reference.startsWith("#/components/")) used.add(decodedFragment(reference.slice(1)));
  };
  addAll(root["paths"]);
  // A set yields what is added to it while it is gone through; an entry is kept whole.
  for (const pointer of used) addAll(valueAt(root, pointerTo("", ...pointerTokens(pointer).slice(0, 3))));
  return used;
}

function membersWhere(object: JsonObject, isKept: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => isKept(name)));
}
