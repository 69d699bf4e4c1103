import type { MediaType, Operation, Parameter, Response, SchemaAt } from "../documents/model.js";

/** The place of one validator among those of a provider. */
export interface PlannedValidator {
  readonly schema: SchemaAt;
  /** The type that a valid value has, in terms of `paths` of the generated types. */
  readonly type: string;
}

/** The validators of one operation, in the form in which they are exported. */
export interface OperationPlan {
  readonly parameters: Readonly<Record<Parameter["in"], Readonly<Record<string, PlannedValidator>>>>;
  readonly required: readonly string[];
  readonly requestBody: Readonly<Record<string, PlannedValidator>>;
  readonly responses: Readonly<Record<string, ResponsePlan>>;
}

/** The validators of one documented response. */
export interface ResponsePlan {
  readonly content: Readonly<Record<string, PlannedValidator>>;
  readonly headers: Readonly<Record<string, PlannedValidator>>;
  readonly required: readonly string[];
}

/** Which validators an operation gets: one for every parameter, body and header that has a schema. */
export function planValidators(operation: Operation): OperationPlan {
  const type = `paths[${quote(operation.path)}][${quote(operation.method.toLowerCase())}]`;
  return {
    parameters: {
      path: parametersIn(operation, "path", type),
      query: parametersIn(operation, "query", type),
      header: parametersIn(operation, "header", type),
      cookie: parametersIn(operation, "cookie", type),
      server: parametersIn(operation, "server", type),
    },
    required: [
      ...operation.parameters
        .filter(({ required }) => required)
        .map((parameter) => `${parameter.in} ${parameter.name}`),
      ...(operation.body?.required === true ? ["body"] : []),
    ],
    requestBody: contentOf(operation.body?.media ?? [], `NonNullable<${type}["requestBody"]>["content"]`),
    responses: Object.fromEntries(
      operation.responses.map((response) => [response.status, responsePlan(response, type)]),
    ),
  };
}

function parametersIn(operation: Operation, where: Parameter["in"], type: string) {
  const own = operation.parameters.filter((parameter) => parameter.in === where);
  return Object.fromEntries(
    own.map(({ name, schema }): [string, PlannedValidator] => {
      const member = `NonNullable<${type}["parameters"][${quote(where)}]>[${quote(name)}]`;
      // Server variables are no part of the generated types, and text in any case.
      return [name, { schema, type: where === "server" ? "string" : `Exclude<${member}, undefined>` }];
    }),
  );
}

function responsePlan({ status, media, headers }: Response, operation: string): ResponsePlan {
  const type = `${operation}["responses"][${/^\d+$/.test(status) ? status : quote(status)}]`;
  return {
    content: contentOf(media, `${type}["content"]`),
    headers: Object.fromEntries(
      headers.flatMap(({ name, schema }): [string, PlannedValidator][] =>
        schema === undefined
          ? []
          : [[name, { schema, type: `Exclude<${type}["headers"][${quote(name)}], undefined>` }]],
      ),
    ),
    required: headers.filter(({ required }) => required).map(({ name }) => name),
  };
}

function contentOf(media: readonly MediaType[], type: string): Record<string, PlannedValidator> {
  return Object.fromEntries(
    media.flatMap(({ mediaType, schema }): [string, PlannedValidator][] =>
      schema === undefined ? [] : [[mediaType, { schema, type: `${type}[${quote(mediaType)}]` }]],
    ),
  );
}

function quote(text: string): string {
  return JSON.stringify(text);
}
