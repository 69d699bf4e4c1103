import { isJsonObject, type JsonObject } from "../core/json.js";
import { pointerTo, pointerTokens, valueAt } from "../core/json-pointer.js";
import type { Operation } from "../documents/model.js";
import { listOf, objectOf, textOf, textsOf } from "../documents/read-members.js";

/** A variable of the server URL that serves an operation. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The only values, when the description lists them. */
  readonly values: readonly string[];
  /** Whether a caller must choose: the default is only an example. */
  readonly required: boolean;
}

/** The variables of an operation's preferred server. */
export function serverVariables(root: JsonObject, operation: Operation): ServerVariable[] {
  const server = serverOf(root, operation);
  const url = textOf(server, "url");
  const variables = objectOf(server, "variables") ?? {};
  return Object.keys(variables)
    .filter((name) => url.includes(`{${name}}`))
    .map((name) => {
      const variable = objectOf(variables, name);
      return {
        name,
        default: textOf(variable, "default"),
        values: textsOf(variable, "enum"),
        required: operation.parameters.some(
          (parameter) => parameter.in === "server" && parameter.name === name,
        ),
      };
    });
}

/** The operation's own servers stand before those of its path, and these before those of the description. */
function serverOf(root: JsonObject, operation: Operation): JsonObject | undefined {
  const item = pointerTo("", ...pointerTokens(operation.pointer).slice(0, -1));
  const owners = [operation.pointer, item, ""].map((pointer) => valueAt(root, pointer));
  const servers = owners.map((owner) => listOf(isJsonObject(owner) ? owner : undefined, "servers"));
  const first = servers.find((list) => list.length > 0)?.[0];
  return isJsonObject(first) ? first : undefined;
}
