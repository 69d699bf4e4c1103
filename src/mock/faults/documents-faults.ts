import { isJsonObject, type Json } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, withValueAt } from "../../core/json-pointer.js";
import type { BodyExample, MediaType, Operation, Provider } from "../../documents/model.js";
import { listOf } from "../../documents/read-members.js";
import { breaksOf } from "../../schema/breaks-of.js";
import { brokenValue } from "./broken-value.js";
import { type Fault, faultName } from "./fault.js";

/** What would be wrong with the documents themselves: a server in the clear, an example that breaks its schema. */
export function documentsFaults(provider: Provider): Fault[] {
  return [
    ...serverFaults(provider).filter(({ at = "" }) => isPromised(provider, "server-uses-tls", at)),
    ...provider.operations.flatMap((operation) =>
      exampleFaults(operation, ({ pointer }) => isPromised(provider, "example-matches-schema", pointer)),
    ),
  ];
}

/** A contradiction in the documents breaks something only where a promise rests on it. */
function isPromised({ promises }: Provider, check: string, place: JsonPointer): boolean {
  return promises.some(({ exchanges }) =>
    exchanges.some((evidence) => evidence.check === check && isAtOrBelow(place, evidence.at)),
  );
}

function serverFaults({ root }: Provider): Fault[] {
  return listOf(root, "servers").flatMap((server, index) => {
    const url = isJsonObject(server) ? server["url"] : undefined;
    if (typeof url !== "string" || !url.startsWith("https://")) return [];
    const pointer = pointerTo("/servers", index, "url");
    const plain = url.replace("https://", "http://");
    return [
      documentsFault(faultName("documents/servers", String(index), "plain-http"), {
        does: `The documentation lists ${plain}.`,
        at: pointer,
        alter: (provider) => {
          const altered = withValueAt(provider.root, pointer, plain);
          return isJsonObject(altered) ? { ...provider, root: altered } : provider;
        },
      }),
    ];
  });
}

function exampleFaults(operation: Operation, counts: (example: BodyExample) => boolean): Fault[] {
  return (operation.body?.media ?? []).flatMap((media) =>
    media.examples.filter(counts).flatMap((example) => {
      const broken = brokenExample(media, example);
      if (broken === undefined) return [];
      return [
        documentsFault(faultName("documents", operation.id, "example", example.name), {
          does: `The example ${example.name} breaks its own schema.`,
          at: example.pointer,
          alter: (provider) =>
            withExample(provider, operation, { media, example: { ...example, value: broken } }),
        }),
      ];
    }),
  );
}

interface Alteration {
  readonly does: string;
  readonly at: string;
  readonly alter: NonNullable<Fault["alter"]>;
}

function documentsFault(name: string, { does, at, alter }: Alteration): Fault {
  return { name, family: "documents", does, at, sabotage: {}, alter };
}

/** The first break of an example that there is. */
function brokenExample({ schema }: MediaType, { value }: BodyExample): Json | undefined {
  if (schema === undefined) return undefined;
  for (const broken of breaksOf(schema)) {
    const form = brokenValue(value, broken, { schema, survives: () => true });
    if (form !== undefined) return form;
  }
  return undefined;
}

function withExample(
  provider: Provider,
  operation: Operation,
  { media, example }: { readonly media: MediaType; readonly example: BodyExample },
): Provider {
  const { body } = operation;
  if (body === undefined) return provider;
  const examples = media.examples.map((one) => (one.pointer === example.pointer ? example : one));
  const listed = body.media.map((one) => (one === media ? { ...media, examples } : one));
  const altered: Operation = { ...operation, body: { ...body, media: listed } };
  return {
    ...provider,
    operations: provider.operations.map((one) => (one === operation ? altered : one)),
  };
}
