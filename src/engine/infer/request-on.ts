import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { Operation } from "../../documents/model.js";
import type { ScriptRun } from "./create-script.js";
import { moot, type Prepared, type Thing } from "./sequence.js";

/** The smallest valid request of an operation, about a thing where there is one. */
export function requestOn(run: ScriptRun, operation: Operation, made: Thing | undefined): Prepared {
  const { source, runner } = run;
  const base = source.baseOf(operation);
  if (base === undefined) return moot(`no valid request of ${operation.id} can be made`);
  const resources = new Map(run.provided);
  // Resources made alike go by several names.
  if (made?.created !== undefined)
    for (const { name } of runner.session.provider.profile.resources)
      if (!resources.has(name)) resources.set(name, made.created);
  const bound = runner.session.binder.bind(operation, base, resources);
  if (bound.kind === "unbound") return moot(bound.reason);
  return {
    kind: "prepared",
    value: onThing(source.property.resource, operation, { value: bound.value, made }),
  };
}

/** The request about one thing: in the place where that was made, and under its identifier. */
function onThing(
  { parameter, identifier }: CrudResource,
  operation: Operation,
  { value, made }: { value: RequestValue; made: Thing | undefined },
): RequestValue {
  if (made === undefined) return value;
  const sent = made.answer?.sent ?? value;
  const has = (where: "path" | "server" | "query" | "header", name: string) =>
    operation.parameters.some((other) => other.in === where && other.name === name);
  const shared = (where: "path" | "server" | "query" | "header"): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(sent[where]).filter(
        ([name]) => has(where, name) && (where === "path" || where === "server" || name in value[where]),
      ),
    );
  const path: Record<string, Json> = { ...value.path, ...shared("path") };
  if (parameter !== undefined && has("path", parameter)) path[parameter] = made.id;
  const server: Record<string, Json> = { ...value.server, ...shared("server") };
  if (identifier.kind === "chosen" && identifier.in === "server" && has("server", identifier.name))
    server[identifier.name] = made.id;
  return {
    ...value,
    path,
    server,
    query: { ...value.query, ...shared("query") },
    header: { ...value.header, ...shared("header") },
  };
}
