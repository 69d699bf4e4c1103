import { isJsonObject, type Json } from "../../core/json.js";

/** Pairs the members of two maps by name; paths also by their template, whatever its variables are called. */
export function pairNames(
  base: Json | undefined,
  head: Json | undefined,
  arePaths: boolean,
): (readonly [base: string | undefined, head: string | undefined])[] {
  const [before, after] = [namesOf(base), namesOf(head)];
  const gone = before.filter((name) => !after.includes(name));
  const renamed = new Map<string, string>();
  const pairs = after.map((name) => {
    if (before.includes(name)) return [name, name] as const;
    const other = arePaths
      ? gone.find((candidate) => formOf(candidate) === formOf(name) && !renamed.has(candidate))
      : undefined;
    if (other === undefined) return [undefined, name] as const;
    renamed.set(other, name);
    return [other, name] as const;
  });
  return [...pairs, ...gone.filter((name) => !renamed.has(name)).map((name) => [name, undefined] as const)];
}

/** The names of a path's variables, in order. */
export function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function formOf(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}");
}

function namesOf(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value).filter((name) => value[name] !== undefined) : [];
}
