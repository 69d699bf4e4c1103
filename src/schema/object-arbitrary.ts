import * as fc from "fast-check";
import type { Json, JsonObject } from "../core/json.js";

/** One member that an object may have. */
export interface Member {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<Json>;
  readonly isRequired: boolean;
}

/** Members whose names are made up too. */
export interface ExtraMembers {
  readonly names: fc.Arbitrary<string>;
  readonly arbitrary: fc.Arbitrary<Json>;
  /** Whether a name is one for these members. */
  readonly accepts: (name: string) => boolean;
}

/** What objects to make. */
export interface ObjectPlan {
  readonly members: readonly Member[];
  readonly extras: readonly ExtraMembers[];
  /** Names that others need beside them. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  readonly min: number;
  readonly max: number;
  /** In how many of a hundred objects an optional member is present. */
  readonly presence: number;
  /** How many made-up members to add at most beyond what `min` asks for. */
  readonly mostExtras: number;
}

type Entries = readonly (readonly [name: string, value: fc.Value<Json>])[];

/** Objects of a plan; they shrink by losing members, then by smaller members. */
export function objectArbitrary(plan: ObjectPlan): fc.Arbitrary<JsonObject> {
  return new ObjectArbitrary(plan);
}

// A class because fast-check's arbitraries are made by extending its own.
class ObjectArbitrary extends fc.Arbitrary<JsonObject> {
  private readonly byName: ReadonlyMap<string, Member>;
  private readonly needed: number;

  constructor(private readonly plan: ObjectPlan) {
    super();
    this.byName = new Map(plan.members.map((member) => [member.name, member]));
    this.needed = plan.members.filter(({ isRequired }) => isRequired).length;
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<JsonObject> {
    const { members, min, max, presence } = this.plan;
    let room = max - this.needed;
    const chosen = new Set<string>();
    for (const { name, isRequired } of members) {
      if (isRequired) chosen.add(name);
      else if (room > 0 && presence > 0 && mrng.nextInt(0, 99) < presence) {
        chosen.add(name);
        room -= 1;
      }
    }
    if (this.plan.dependents.size > 0) this.close(chosen);
    if (chosen.size < min) this.fill(chosen, mrng);
    const entries: [string, fc.Value<Json>][] = [];
    for (const { name, arbitrary } of members) {
      if (chosen.has(name)) entries.push([name, arbitrary.generate(mrng, biasFactor)]);
    }
    if (this.plan.extras.length > 0) this.extend(entries, mrng, biasFactor);
    return built(entries);
  }

  /** Adds what the chosen members need beside them. */
  private close(chosen: Set<string>): void {
    for (const name of chosen) {
      for (const other of this.plan.dependents.get(name) ?? []) chosen.add(other);
    }
  }

  private fill(chosen: Set<string>, mrng: fc.Random): void {
    const absent = this.plan.members.filter(({ name }) => !chosen.has(name));
    while (chosen.size < this.plan.min && absent.length > 0) {
      const [member] = absent.splice(mrng.nextInt(0, absent.length - 1), 1);
      if (member !== undefined) chosen.add(member.name);
      this.close(chosen);
    }
  }

  private extend(entries: [string, fc.Value<Json>][], mrng: fc.Random, biasFactor: number | undefined): void {
    const { extras, min, max, mostExtras } = this.plan;
    const most = Math.min(max, Math.max(min, entries.length + mostExtras));
    const count = most > entries.length ? mrng.nextInt(Math.max(min, entries.length), most) : entries.length;
    const names = new Set(entries.map(([name]) => name));
    for (let tries = 0; entries.length < count && tries < 20 + 4 * count; tries += 1) {
      const extra = extras[extras.length < 2 ? 0 : mrng.nextInt(0, extras.length - 1)];
      const name = extra?.names.generate(mrng, undefined).value_;
      if (
        extra === undefined ||
        name === undefined ||
        names.has(name) ||
        this.byName.has(name) ||
        !extra.accepts(name)
      )
        continue;
      names.add(name);
      entries.push([name, extra.arbitrary.generate(mrng, biasFactor)]);
    }
  }

  override canShrinkWithoutContext(_: unknown): _ is JsonObject {
    return false;
  }

  override shrink(_: JsonObject, context: unknown): fc.Stream<fc.Value<JsonObject>> {
    if (!Array.isArray(context)) return fc.Stream.nil();
    return fc.stream(this.smaller(context as Entries));
  }

  private *smaller(entries: Entries): Generator<fc.Value<JsonObject>> {
    const optional = entries.filter(([name]) => this.byName.get(name)?.isRequired !== true);
    if (optional.length > 1) yield built(entries.filter((entry) => !optional.includes(entry)));
    for (const entry of optional) yield built(entries.filter((other) => other !== entry));
    for (const entry of entries) {
      const [name, value] = entry;
      const arbitrary =
        this.byName.get(name)?.arbitrary ?? this.plan.extras.find(({ accepts }) => accepts(name))?.arbitrary;
      if (arbitrary === undefined) continue;
      for (const simpler of arbitrary.shrink(value.value_, value.context)) {
        yield built(entries.map((other) => (other === entry ? [name, simpler] : other)));
      }
    }
  }
}

function built(entries: Entries): fc.Value<JsonObject> {
  const object: Record<string, Json> = {};
  for (const [name, { value_ }] of entries) {
    if (name === "__proto__")
      Object.defineProperty(object, name, {
        value: value_,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else object[name] = value_;
  }
  return new fc.Value(object, entries);
}
