import type { JsonType } from "../exchange/json-types.js";
import type { SchemaShape, XmlNaming } from "../exchange/schema-shape.js";

/** A shape as data; the shapes inside it are told by their place in the table. */
export interface ShapeData {
  readonly types?: readonly JsonType[];
  readonly xml?: XmlNaming;
  readonly title?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, number>>;
  /** Shapes of the first items, where these differ from the others. */
  readonly first?: readonly number[];
  readonly items?: number;
  readonly additional?: number;
}

/** All that the XML bodies of a provider need of its schemas, computed when its client was generated. */
export interface ShapeTable {
  readonly shapes: readonly ShapeData[];
  /** Where the shape of a body's schema stands in `shapes`, by the schema's place in the description. */
  readonly places: Readonly<Record<string, number>>;
}

/** The shape of a body's schema, made of a table; shapes inside it are made when they are asked for. */
export function shapeFrom({ shapes, places }: ShapeTable, pointer: string): SchemaShape | undefined {
  const at = (index: number | undefined): SchemaShape | undefined => {
    const data = index === undefined ? undefined : shapes[index];
    return data && made(data);
  };
  const made = ({ types, xml = {}, title, required, properties, first, items, additional }: ShapeData) => ({
    types: types && new Set(types),
    xml,
    title,
    required: new Set(required),
    get properties() {
      return new Map(
        Object.entries(properties ?? {}).flatMap(([name, index]) => {
          const shape = at(index);
          return shape === undefined ? [] : [[name, shape] as const];
        }),
      );
    },
    item: (index: number) => at(first?.[index] ?? items),
    get additional() {
      return at(additional);
    },
  });
  return at(places[pointer]);
}
