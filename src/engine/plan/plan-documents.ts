import type { PromiseIndex } from "../../checks/promise-index.js";
import type { Finding } from "../../core/finding.js";
import { isJsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { MediaType, Provider } from "../../documents/model.js";
import { listOf, objectOf, textOf } from "../../documents/read-members.js";
import { compileValidator } from "../../schema/compile-validator.js";
import type { Case } from "../case.js";
import { caseName } from "./plan-context.js";

/** What the documents say against themselves; nothing is sent. */
export function planDocuments(provider: Provider, promises: PromiseIndex): Case[] {
  return [
    documentsCase(provider, promises, "example-matches-schema", () => exampleFindings(provider)),
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

/** An example that does not satisfy its own schema is a fault of the documents, not of the API. */
function exampleFindings(provider: Provider): Finding[] {
  const media: MediaType[] = provider.operations.flatMap((operation) => [
    ...(operation.body?.media ?? []),
    ...operation.responses.flatMap((response) => response.media),
  ]);
  return media.flatMap(({ schema, examples }) => {
    if (schema === undefined) return [];
    const validate = compileValidator(schema);
    return examples.flatMap((example) =>
      validate(example.value).map((breach) => ({
        check: "example-matches-schema",
        message: `The example ${example.name} breaks its own schema at ${breach.instance || "its top"}: ${breach.message}.`,
        severity: "violation" as const,
        constraint: example.pointer,
        expected: `${breach.keyword}: ${breach.message}`,
        received: JSON.stringify(example.value).slice(0, 200),
        at: `${provider.document}#${example.pointer}${breach.instance}`,
      })),
    );
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
