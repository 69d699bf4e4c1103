import type { ShapeData, ShapeTable } from "../client/shape-data.js";
import type { JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { type SchemaShape, shapeOf } from "../exchange/schema-shape.js";

/** The shapes of the given schemas and of all that is inside them: what a client carries to write and read XML. */
export function shapeTable(root: JsonObject, pointers: readonly JsonPointer[]): ShapeTable {
  const shapes: SchemaShape[] = [];
  const known = new Map<SchemaShape, number>();
  const indexOf = (shape: SchemaShape): number => {
    const index = known.get(shape) ?? shapes.push(shape) - 1;
    known.set(shape, index);
    return index;
  };
  const places = pointers.map((pointer) => [pointer, indexOf(shapeOf({ root, pointer }))] as const);
  // The list grows while it is read: each shape adds those inside it.
  const table: ShapeData[] = [];
  for (const shape of shapes) table.push(dataOf(shape, indexOf));
  return withoutRepeats({ shapes: table, places: Object.fromEntries(places) });
}

function dataOf(shape: SchemaShape, indexOf: (shape: SchemaShape) => number): ShapeData {
  const { types, xml, title, required, properties, additional } = shape;
  const first: SchemaShape[] = [];
  let items = shape.item(0);
  // Behind the items that have schemas of their own all have the same one.
  for (let i = 1; items !== undefined && shape.item(i) !== items; i += 1) {
    first.push(items);
    items = shape.item(i);
  }
  const members = [...properties].map(([name, property]) => [name, indexOf(property)] as const);
  return {
    ...(types === undefined ? {} : { types: [...types] }),
    ...(Object.keys(xml).length === 0 ? {} : { xml }),
    ...(title === undefined ? {} : { title }),
    ...(required.size === 0 ? {} : { required: [...required] }),
    ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }),
    ...(first.length === 0 ? {} : { first: first.map(indexOf) }),
    ...(items === undefined ? {} : { items: indexOf(items) }),
    ...(additional === undefined ? {} : { additional: indexOf(additional) }),
  };
}

/** Gives equal shapes one place, until no two are equal: most members are plain text. */
function withoutRepeats({ shapes, places }: ShapeTable): ShapeTable {
  const texts = shapes.map((shape) => JSON.stringify(shape));
  const kept = [...new Set(texts)];
  if (kept.length === texts.length) return { shapes, places };
  const moved = (index: number) => kept.indexOf(texts[index] ?? "");
  const allMoved = (indexes: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(indexes).map(([name, index]) => [name, moved(index)]));
  const merged = kept.map((text) => {
    const shape = shapes[texts.indexOf(text)] ?? {};
    const { properties, first, items, additional } = shape;
    return {
      ...shape,
      ...(properties === undefined ? {} : { properties: allMoved(properties) }),
      ...(first === undefined ? {} : { first: first.map(moved) }),
      ...(items === undefined ? {} : { items: moved(items) }),
      ...(additional === undefined ? {} : { additional: moved(additional) }),
    };
  });
  return withoutRepeats({ shapes: merged, places: allMoved(places) });
}
