/** What an object of an OpenAPI document is; decides how two of them are compared and rated. */
export type NodeKind =
  | "root"
  | "components"
  | "paths"
  | "webhooks"
  | "namedCallbacks"
  | "callbacks"
  | "pathItem"
  | "operation"
  | "parameters"
  | "namedParameters"
  | "parameter"
  | "requestBodies"
  | "requestBody"
  | "responses"
  | "response"
  | "headers"
  | "header"
  | "content"
  | "mediaType"
  | "encodings"
  | "encoding"
  | "examples"
  | "links"
  | "servers"
  | "server"
  | "variables"
  | "variable"
  | "securitySchemes"
  | "securityScheme"
  | "info"
  | "schemas"
  | "schema"
  | "properties"
  | "schemaList"
  | "tuple"
  | "discriminator"
  | "set"
  | "value";

/** How the parts of a node are found again in another document. */
export type Form =
  /** Members with a meaning of their own; what is not named is a plain value. */
  | { readonly form: "members"; readonly members: Readonly<Record<string, NodeKind>> }
  /** Members whose names the provider chose; one that is absent is an empty one. */
  | { readonly form: "map"; readonly each: NodeKind }
  /** Items that are found by what identifies them, or else by their order. */
  | {
      readonly form: "list";
      readonly each: NodeKind;
      readonly by: "parameter" | "url" | "content" | "position";
    }
  /** Items whose order means nothing. */
  | { readonly form: "set" }
  | { readonly form: "value" };

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const map = (each: NodeKind): Form => ({ form: "map", each });
const members = (named: Readonly<Record<string, NodeKind>>): Form => ({ form: "members", members: named });

const parameterMembers: Readonly<Record<string, NodeKind>> = {
  schema: "schema",
  content: "content",
  examples: "examples",
};

/** The parts of an OpenAPI 3.1 document, see https://spec.openapis.org/oas/v3.1.1#schema-0. */
export const grammar: Readonly<Record<NodeKind, Form>> = {
  root: members({
    info: "info",
    servers: "servers",
    paths: "paths",
    webhooks: "webhooks",
    components: "components",
  }),
  components: members({
    schemas: "schemas",
    responses: "responses",
    parameters: "namedParameters",
    examples: "examples",
    requestBodies: "requestBodies",
    headers: "headers",
    securitySchemes: "securitySchemes",
    links: "links",
    callbacks: "namedCallbacks",
    pathItems: "paths",
  }),
  paths: map("pathItem"),
  webhooks: map("pathItem"),
  namedCallbacks: map("callbacks"),
  callbacks: map("pathItem"),
  pathItem: members({
    ...Object.fromEntries(methods.map((method) => [method, "operation" as const])),
    parameters: "parameters",
    servers: "servers",
  }),
  operation: members({
    parameters: "parameters",
    requestBody: "requestBody",
    responses: "responses",
    callbacks: "namedCallbacks",
    servers: "servers",
    tags: "set",
  }),
  parameters: { form: "list", each: "parameter", by: "parameter" },
  namedParameters: map("parameter"),
  parameter: members(parameterMembers),
  requestBodies: map("requestBody"),
  requestBody: members({ content: "content" }),
  responses: map("response"),
  response: members({ headers: "headers", content: "content", links: "links" }),
  headers: map("header"),
  header: members(parameterMembers),
  content: map("mediaType"),
  mediaType: members({ schema: "schema", examples: "examples", encoding: "encodings" }),
  encodings: map("encoding"),
  encoding: members({ headers: "headers" }),
  examples: map("value"),
  links: map("value"),
  servers: { form: "list", each: "server", by: "url" },
  server: members({ variables: "variables" }),
  variables: map("variable"),
  variable: members({ enum: "set" }),
  securitySchemes: map("securityScheme"),
  securityScheme: members({}),
  info: members({}),
  schemas: map("schema"),
  schema: members({
    ...Object.fromEntries(
      ["not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames"].map(
        (name) => [name, "schema" as const],
      ),
    ),
    unevaluatedItems: "schema",
    unevaluatedProperties: "schema",
    allOf: "schemaList",
    anyOf: "schemaList",
    oneOf: "schemaList",
    prefixItems: "tuple",
    properties: "properties",
    patternProperties: "properties",
    dependentSchemas: "properties",
    $defs: "schemas",
    definitions: "schemas",
    discriminator: "discriminator",
    required: "set",
    enum: "set",
    type: "set",
  }),
  properties: map("schema"),
  schemaList: { form: "list", each: "schema", by: "content" },
  tuple: { form: "list", each: "schema", by: "position" },
  discriminator: members({ mapping: "links" }),
  set: { form: "set" },
  value: { form: "value" },
};

/** Whether a member of a path item is one of its operations. */
export function isMethod(member: string): boolean {
  return methods.includes(member);
}
