import { isJsonObject, type Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation, Provider } from "../model.js";
import { objectOf, textOf } from "../read-members.js";
import { resolveAt } from "../reference.js";
import type { CrudResource } from "./crud-resource.js";

/** One OpenAPI link from a creating answer to an operation on what was made. */
export interface IdentifyingLink {
  readonly target: Operation;
  readonly parameter: string;
  /** Where in the body of the creating answer the parameter's value stands. */
  readonly pointer: JsonPointer;
}

/** The links of an operation's successes that fill a path parameter from the body of the answer. */
export function identifyingLinks(
  { root, operations }: Pick<Provider, "root" | "operations">,
  create: Operation,
): IdentifyingLink[] {
  return create.responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ pointer }) => {
      const links = resolveAt(root, pointerTo(pointer, "links")).value;
      return Object.keys(isJsonObject(links) ? links : {}).flatMap((name) => {
        const link = resolveAt(root, pointerTo(pointer, "links", name)).value;
        if (!isJsonObject(link)) return [];
        const target = operations.find(
          (operation) =>
            operation.id === textOf(link, "operationId") ||
            `#${operation.pointer}` === textOf(link, "operationRef"),
        );
        const parameters = Object.entries(objectOf(link, "parameters") ?? {});
        return target === undefined
          ? []
          : parameters.flatMap(([parameter, expression]) => identifying(target, parameter, expression));
      });
    });
}

function identifying(target: Operation, name: string, expression: Json | undefined): IdentifyingLink[] {
  const parameter = name.replace(/^path\./, "");
  const pointer =
    typeof expression === "string" ? /^\$response\.body#(\/.+)$/.exec(expression)?.[1] : undefined;
  const isInPath = target.parameters.some((other) => other.in === "path" && other.name === parameter);
  return pointer === undefined || !isInPath ? [] : [{ target, parameter, pointer }];
}

/** Things whose operations stand on paths of their own, which only links tell to be about what was made. */
export function linkedResources(
  provider: Pick<Provider, "root" | "operations">,
  creates: readonly Operation[],
): CrudResource[] {
  return creates.flatMap((create) => {
    const links = identifyingLinks(provider, create);
    const [first] = links;
    if (first === undefined) return [];
    const alike = links.filter(
      ({ parameter, pointer }) => parameter === first.parameter && pointer === first.pointer,
    );
    const by = (...methods: readonly string[]) =>
      alike.map(({ target }) => target).filter(({ method }) => methods.includes(method));
    const [read] = by("GET");
    const [remove] = by("DELETE");
    return [
      {
        name: create.path,
        create,
        ...(read === undefined ? {} : { read }),
        updates: by("PUT", "PATCH"),
        ...(remove === undefined ? {} : { remove }),
        identifier: { kind: "answered", pointers: [first.pointer] },
        parameter: first.parameter,
      },
    ];
  });
}
