import type { PromiseIndex } from "../../checks/promise-index.js";
import type { Finding } from "../../core/finding.js";
import { isJsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Provider } from "../../documents/model.js";
import { listOf, objectOf, textOf } from "../../documents/read-members.js";
import { compileValidator } from "../../schema/compile-validator.js";
import type { Case } from "../case.js";
import { caseName } from "./plan-context.js";

/** What the documents say against themselves; nothing is sent. */
export function planDocuments(provider: Provider, promises: PromiseIndex): Case[] {
  return [
    documentsCase(provider, promises, "example-matches-schema", () => exampleFindings(provider, promises)),
    documentsCase(provider, promises, "server-uses-tls", () => serverFindings(provider, promises)),
  ];
}

function documentsCase(
  provider: Provider,
  promises: PromiseIndex,
  check: string,
  examine: () => Finding[],
): Case {
  const stakes = promises.stakesOf("*").filter(({ evidence }) => evidence.check === check);
  const all = provider.promises.filter((promise) =>
    promise.exchanges.some((evidence) => evidence.check === check),
  );
  const ids = [...new Set([...stakes.map(({ promise }) => promise.id), ...all.map(({ id }) => id)])];
  return {
    name: caseName(provider.name, "documents", check),
    kind: "documents",
    provider: provider.name,
    promises: ids,
    effects: [],
    billable: false,
    maxRequests: 0,
    work: { kind: "documents", examine, verifies: ids },
  };
}

/**
 * An example that does not satisfy its own schema is a fault of the documents, not of the API: a gap, unless a
 * promise rests on the example.
 */
function exampleFindings(provider: Provider, promises: PromiseIndex): Finding[] {
  const described = provider.operations.flatMap((operation) =>
    [...(operation.body?.media ?? []), ...operation.responses.flatMap((response) => response.media)].map(
      (media) => ({ operation, media }),
    ),
  );
  return described.flatMap(({ operation, media: { schema, examples } }) => {
    if (schema === undefined) return [];
    const validate = compileValidator(schema);
    return examples.flatMap((example) => {
      const promise = promises.promiseAt("example-matches-schema", operation.id, [example.pointer]);
      return validate(example.value).map((breach) => ({
        check: "example-matches-schema",
        message: `The example ${example.name} breaks its own schema at ${breach.instance || "its top"}: ${breach.message}.`,
        severity: promise === undefined ? ("gap" as const) : ("violation" as const),
        ...(promise === undefined ? {} : { promise: promise.id }),
        constraint: example.pointer,
        expected: `${breach.keyword}: ${breach.message}`,
        received: JSON.stringify(example.value).slice(0, 200),
        at: `${provider.document}#${example.pointer}${breach.instance}`,
      }));
    });
  });
}

/** A plain-http server beside credentials is something that the documentation should not list. */
function serverFindings(provider: Provider, promises: PromiseIndex): Finding[] {
  return listOf(provider.root, "servers").flatMap((server, index) => {
    const url = isJsonObject(server) ? textOf(server, "url") : "";
    if (!url.startsWith("http://") || objectOf(provider.root, "components") === undefined) return [];
    const pointer = pointerTo("/servers", index, "url");
    const promise = promises.promiseAt("server-uses-tls", undefined, [pointer]);
    return [
      {
        check: "server-uses-tls",
        message: `The documentation lists ${url}, over which credentials would travel in the clear.`,
        severity: "gap" as const,
        ...(promise === undefined ? {} : { promise: promise.id }),
        constraint: pointer,
        expected: "https",
        received: url,
        at: `${provider.document}#${pointer}`,
      },
    ];
  });
}
