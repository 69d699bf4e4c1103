import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";

/** A type that JSON Schema knows by name. */
export type TypeName = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A schema in the one spelling that everything in this layer reads. */
export type Schema = boolean | SchemaObject;

/** Schemas by member name or pattern. */
export type SchemaMap = Readonly<Record<string, Schema>>;

/**
 * The keywords of draft 2020-12 that describe values, each in its one form: `type` is a list, older
 * spellings are rewritten, `$ref` names a definition of the bundle, and nothing else is left.
 */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: readonly TypeName[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly default?: Json;
  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Schema;
  readonly properties?: SchemaMap;
  readonly patternProperties?: SchemaMap;
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: SchemaMap;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

/** The name of a keyword that this layer reads. */
export type Keyword = keyof SchemaObject;

/** Something about a schema that we could not honour, or that makes it unsatisfiable. */
export interface SchemaNote {
  /** Where the keyword stands, in the root document. */
  readonly pointer: JsonPointer;
  readonly keyword: string;
  readonly why: string;
}
