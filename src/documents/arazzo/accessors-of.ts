import type { ValuePath } from "./expression.js";

/** `.name` and `[index]`, any number of them, as a path; undefined for anything else. */
export function accessorsOf(text: string): ValuePath | undefined {
  if (!/^(?:\.[^.[\]]+|\[\d+\])*$/.test(text)) return undefined;
  return [...text.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? index ?? "");
}
