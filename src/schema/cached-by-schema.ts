import type { SchemaAt } from "../documents/model.js";

/** Remembers what a function makes of each schema, as long as the schema's document lives. */
export function cachedBySchema<T>(make: (schema: SchemaAt) => T): (schema: SchemaAt) => T {
  const made = new WeakMap<object, Map<string, T>>();
  return (schema) => {
    const { root, pointer } = schema;
    if (typeof root !== "object" || root === null) return make(schema);
    const ofRoot = made.get(root) ?? new Map<string, T>();
    made.set(root, ofRoot);
    const known = ofRoot.get(pointer);
    if (known !== undefined) return known;
    const value = make(schema);
    ofRoot.set(pointer, value);
    return value;
  };
}
