import type { Json } from "../core/json.js";

/** Identifiers of what a run made for its requests to name and has not removed; a number and its text are one. */
export interface ExistingThings {
  readonly add: (id: Json) => void;
  readonly remove: (id: Json) => void;
  readonly has: (id: Json | undefined) => boolean;
}

/** None yet. */
export function createExistingThings(): ExistingThings {
  const texts = new Set<string>();
  const textOf = (id: Json) => (typeof id === "string" ? id : JSON.stringify(id));
  return {
    add: (id) => {
      texts.add(textOf(id));
    },
    remove: (id) => {
      texts.delete(textOf(id));
    },
    has: (id) => id !== undefined && texts.has(textOf(id)),
  };
}
