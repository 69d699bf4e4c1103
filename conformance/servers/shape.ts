/** What a page says about a JSON value. */
export type Shape =
  | { readonly kind: "text"; readonly rules?: Readonly<Record<string, (value: string) => boolean>> }
  | { readonly kind: "number"; readonly rules?: Readonly<Record<string, (value: number) => boolean>> }
  | { readonly kind: "boolean" }
  | { readonly kind: "record"; readonly members: Readonly<Record<string, Member>> };

/** A member of a record. */
export interface Member {
  readonly required: boolean;
  readonly shape: Shape;
}

/** One statement of the page that a value breaks, named as `place: statement`. */
export interface Breach {
  readonly rule: string;
  readonly at: readonly string[];
  readonly says: string;
}

/** A required member. */
export function required(shape: Shape): Member {
  return { required: true, shape };
}

/** An optional member. */
export function optional(shape: Shape): Member {
  return { required: false, shape };
}

/** Is this a JSON object? */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

/** The text at a path, or undefined where there is none. */
export function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" ? found : undefined;
}

/** Everything about a value that breaks its shape, outermost first. */
export function breaches(value: unknown, shape: Shape, at: readonly string[] = []): readonly Breach[] {
  const place = at.length === 0 ? "body" : at.join(".");
  const found = kindOf(value);
  if (found !== shape.kind) {
    const rule = found === "null" ? `${place}: null` : `${place}: type ${found}`;
    return [{ rule, at, says: `${place} has to be a ${shape.kind}` }];
  }
  if (shape.kind === "text" && typeof value === "string") return brokenRules(value, shape.rules, at);
  if (shape.kind === "number" && typeof value === "number") return brokenRules(value, shape.rules, at);
  if (shape.kind !== "record" || !isRecord(value)) return [];
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const inner = [...at, name];
    if (Object.hasOwn(value, name)) return breaches(value[name], member.shape, inner);
    if (!member.required) return [];
    return [{ rule: `${inner.join(".")}: required`, at: inner, says: `${inner.join(".")} is missing` }];
  });
}

function brokenRules<T>(
  value: T,
  rules: Readonly<Record<string, (value: T) => boolean>> = {},
  at: readonly string[] = [],
): readonly Breach[] {
  const place = at.join(".");
  return Object.entries(rules)
    .filter(([, holds]) => !holds(value))
    .map(([name]) => ({ rule: `${place}: ${name}`, at, says: `${place} breaks ${name}` }));
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "record";
  return typeof value === "string" ? "text" : typeof value;
}
