import type { Json } from "../../core/json.js";
import { type JsonPointer, pointerTo, valueAt, withValueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { MediaType, Operation, Parameter, Provider, SchemaAt } from "../../documents/model.js";
import { type Break, breaksOf } from "../../schema/breaks-of.js";
import { requestFault } from "../request-fault.js";
import type { Sabotage } from "../sabotage.js";
import { type Fault, faultName } from "./fault.js";

/** Each constraint of each parameter and body that a server does not enforce, one by one. */
export function requestFaults({ operations }: Provider): Fault[] {
  return operations.filter(({ unreachable }) => unreachable === undefined).flatMap(ofOperation);
}

function ofOperation(operation: Operation): Fault[] {
  const media = operation.body?.media.find(({ schema }) => schema !== undefined);
  return [
    ...operation.parameters.flatMap((parameter) => ofParameter(operation, parameter)),
    ...(operation.body === undefined ? [] : missingBody(operation)),
    ...(media?.schema === undefined
      ? []
      : ofSchema(operation, {
          name: "body",
          schema: media.schema,
          relaxed: withBodySchema(operation, media),
        })),
  ];
}

function ofParameter(operation: Operation, parameter: Parameter): Fault[] {
  const name = `${parameter.in}/${parameter.name}`;
  const replaced = (other: Parameter): Operation => ({
    ...operation,
    parameters: operation.parameters.map((one) => (one === parameter ? other : one)),
  });
  const optional = replaced({ ...parameter, required: false });
  const missing =
    parameter.required && parameter.in !== "path" && parameter.in !== "server"
      ? [
          requestFaultOf(operation, `${name}/required`, {
            does: `A request without its ${name} is taken.`,
            at: pointerTo(parameter.pointer, "required"),
            relaxed: optional,
          }),
        ]
      : [];
  const { schema } = parameter;
  return [
    ...missing,
    ...ofSchema(operation, { name, schema, relaxed: (other) => replaced({ ...parameter, schema: other }) }),
  ];
}

function missingBody(operation: Operation): Fault[] {
  const { body } = operation;
  if (body?.required !== true) return [];
  const relaxed = { ...operation, body: { ...body, required: false } };
  return [
    requestFaultOf(operation, "body/missing", {
      does: "A request without a body is taken.",
      at: pointerTo(body.pointer, "required"),
      relaxed,
    }),
  ];
}

function withBodySchema(operation: Operation, media: MediaType): (schema: SchemaAt) => Operation {
  return (schema) => {
    const { body } = operation;
    if (body === undefined) return operation;
    const listed = body.media.map((one) => (one === media ? { ...media, schema } : one));
    return { ...operation, body: { ...body, media: listed } };
  };
}

interface RelaxedPart {
  readonly name: string;
  readonly schema: SchemaAt;
  /** The operation with another schema for this part. */
  readonly relaxed: (schema: SchemaAt) => Operation;
}

function ofSchema(operation: Operation, { name, schema, relaxed }: RelaxedPart): Fault[] {
  return breaksOf(schema).map((broken) => {
    const path = faultName(name, broken.name, broken.variant);
    const variant = broken.variant === undefined ? "" : ` (${broken.variant})`;
    return requestFaultOf(operation, path, {
      does: `A ${name} that breaks ${broken.keyword}${variant} at ${broken.instance || "its top"} is taken.`,
      at: broken.constraint,
      relaxed: () => relaxed(withoutConstraint(schema, broken)),
    });
  });
}

interface Relaxation {
  readonly does: string;
  readonly at: JsonPointer;
  readonly relaxed: Operation | (() => Operation);
}

function requestFaultOf(operation: Operation, path: string, relaxation: Relaxation): Fault {
  const { does, at, relaxed } = relaxation;
  let made: Operation | undefined;
  const takesInvalid: Sabotage["takesInvalid"] = (asked, value) => {
    if (asked !== operation) return false;
    made ??= typeof relaxed === "function" ? relaxed() : relaxed;
    return isTaken(made, value);
  };
  return {
    name: faultName(operation.id, "request", path),
    family: "request",
    operation: operation.id,
    does,
    at,
    sabotage: { takesInvalid },
  };
}

/** Whether nothing else is wrong with a request. Prism knows the description alone, so it is not asked. */
function isTaken(relaxed: Operation, value: RequestValue): boolean {
  return requestFault(relaxed, value, { bodyFault: () => undefined, answer: () => undefined }) === undefined;
}

/** The schema without what a break breaks: a member less to have, a type more, or the keyword gone. */
function withoutConstraint(schema: SchemaAt, { keyword, variant, constraint }: Break): SchemaAt {
  const stated = valueAt(schema.root, constraint);
  const relaxed = withValueAt(schema.root, constraint, relaxedKeyword(keyword, variant, stated));
  // A value of another type is none of those that are named.
  const root = keyword === "type" ? namingNone(relaxed, constraint) : relaxed;
  return root === undefined ? schema : { ...schema, root };
}

function namingNone(root: Json | undefined, constraint: JsonPointer): Json | undefined {
  const parent = constraint.slice(0, constraint.lastIndexOf("/"));
  return ["enum", "const"]
    .map((keyword) => pointerTo(parent, keyword))
    .filter((pointer) => valueAt(root, pointer) !== undefined)
    .reduce((whole, pointer) => withValueAt(whole, pointer, undefined), root);
}

function relaxedKeyword(
  keyword: string,
  variant: string | undefined,
  stated: Json | undefined,
): Json | undefined {
  if (keyword === "required" && Array.isArray(stated)) return stated.filter((name) => name !== variant);
  const type = variant === undefined || keyword !== "type" ? undefined : typesTaken[variant];
  if (type === undefined || stated === undefined) return undefined;
  return [...new Set([...(Array.isArray(stated) ? stated : [stated]), type])];
}

/** What a server takes that lets a variant of a wrong type pass; for the others it looks at no type. */
const typesTaken: Readonly<Record<string, string>> = {
  null: "null",
  number: "number",
  "numeric string": "string",
  "boolean string": "string",
  string: "string",
  boolean: "boolean",
  fraction: "number",
  array: "array",
  object: "object",
};
