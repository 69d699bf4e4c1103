import { type Json, jsonEquals } from "../../core/json.js";
import { pointerTo, valueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { MediaType, Operation, Parameter, Provider, SchemaAt } from "../../documents/model.js";
import { compiledSchema } from "../../schema/compile-validator.js";
import { placesOf } from "../../schema/places-of.js";
import { type Location, walkLocations } from "../../schema/walk-locations.js";
import { type Fault, faultName } from "./fault.js";

/** Each thing that a request may have or lack, refused: an optional part or member, there or not; a listed value. */
export function acceptanceFaults({ operations }: Provider): Fault[] {
  return operations.filter(({ unreachable }) => unreachable === undefined).flatMap(ofOperation);
}

function ofOperation(operation: Operation): Fault[] {
  const media = operation.body?.media.find(({ schema }) => schema !== undefined);
  return [
    ...operation.parameters.flatMap((parameter) => ofParameter(operation, parameter)),
    ...(operation.body?.required === false
      ? presence(operation, {
          name: "body",
          at: operation.body.pointer,
          isPresent: ({ body }) => body !== undefined,
        })
      : []),
    ...(media?.schema === undefined ? [] : ofBody(operation, media, media.schema)),
  ];
}

function ofParameter(operation: Operation, parameter: Parameter): Fault[] {
  const { in: where, name, required, pointer, schema } = parameter;
  const sent = (value: RequestValue): Json | undefined =>
    Object.hasOwn(value[where], name) ? value[where][name] : undefined;
  const part = `${where}/${name}`;
  const optional = required
    ? []
    : presence(operation, { name: part, at: pointer, isPresent: (value) => sent(value) !== undefined });
  return [
    ...optional,
    ...listedValues(operation, { name: part, schema, valuesIn: (value) => [sent(value)] }),
  ];
}

function ofBody(operation: Operation, media: MediaType, schema: SchemaAt): Fault[] {
  const { bundle, entry } = compiledSchema(schema);
  const locations = walkLocations(bundle, entry);
  const optional = locations.flatMap((location) =>
    optionalMembers(location).flatMap((member) => {
      const tokens = [...location.tokens, member];
      return presence(operation, {
        name: ["body", ...tokens].join("/"),
        at: media.pointer,
        isPossible: (value) => placesOf(bodyOf(value), location.tokens).length > 0,
        isPresent: (value) => placesOf(bodyOf(value), tokens).length > 0,
      });
    }),
  );
  return [
    ...optional,
    ...listedValues(operation, {
      name: "body",
      schema,
      valuesIn: (value, tokens) =>
        placesOf(bodyOf(value), tokens).map((place) => valueAt(bodyOf(value), place)),
    }),
  ];
}

function bodyOf({ body }: RequestValue): Json {
  return body?.kind === "value" ? body.value : null;
}

/** Members that are described and that a value need not have; of branches nobody knows which holds. */
function optionalMembers({ own, branch }: Location): string[] {
  if (branch.length > 0) return [];
  const required = new Set(own.flatMap(({ schema }) => schema.required ?? []));
  const described = own.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  return [...new Set(described)].filter((name) => !required.has(name));
}

interface OptionalPart {
  readonly name: string;
  readonly at: string;
  readonly isPresent: (value: RequestValue) => boolean;
  /** Whether it could be there. */
  readonly isPossible?: (value: RequestValue) => boolean;
}

function presence(operation: Operation, { name, at, isPresent, isPossible }: OptionalPart): Fault[] {
  return [
    refusal(operation, faultName(name, "present"), {
      does: `A request with its optional ${name} is refused.`,
      at,
      refuses: isPresent,
    }),
    refusal(operation, faultName(name, "absent"), {
      does: `A request without its optional ${name} is refused.`,
      at,
      refuses: (value) => !isPresent(value) && isPossible?.(value) !== false,
    }),
  ];
}

interface ListedPart {
  readonly name: string;
  readonly schema: SchemaAt;
  readonly valuesIn: (value: RequestValue, tokens: readonly string[]) => readonly (Json | undefined)[];
}

function listedValues(operation: Operation, { name, schema, valuesIn }: ListedPart): Fault[] {
  const { bundle, entry } = compiledSchema(schema);
  return walkLocations(bundle, entry).flatMap(({ own, tokens }) =>
    own.flatMap(({ schema: site }) =>
      (site.enum ?? []).map((listed, index) =>
        refusal(operation, faultName(name, ...tokens, "enum", String(index)), {
          does: `A request whose ${[name, ...tokens].join("/")} is ${JSON.stringify(listed)} is refused.`,
          at: pointerTo(bundle.placeOf(site)?.pointer ?? schema.pointer, "enum", index),
          refuses: (value) => valuesIn(value, tokens).some((found) => jsonEquals(found, listed)),
        }),
      ),
    ),
  );
}

function refusal(
  operation: Operation,
  path: string,
  { does, at, refuses }: { does: string; at: string; refuses: (value: RequestValue) => boolean },
): Fault {
  return {
    name: faultName(operation.id, "acceptance", path),
    family: "acceptance",
    operation: operation.id,
    does,
    at,
    sabotage: { refusesValid: (asked, value) => asked === operation && refuses(value) },
    otherwise: "no request of the suite is of this kind",
  };
}
