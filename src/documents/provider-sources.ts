import { createHash } from "node:crypto";
import type { JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { Location } from "../core/location.js";
import type { SourceDocument } from "./read-document.js";
import { sourceOrigins } from "./source-origins.js";

/** Where the documents of a provider say what they say. */
export interface ProviderSources {
  /** Where an entry of the description stands, or of another document of the provider. */
  readonly locate: (pointer: JsonPointer, document?: string) => Location | undefined;
  /** Where the catalogue has a promise. */
  readonly locatePromise: (id: string) => Location | undefined;
  /** The same for the same documents, wherever they lie and however their lines end. */
  readonly digest: string;
}

/** For a provider that was not read from files. */
export const noSources: ProviderSources = {
  locate: () => undefined,
  locatePromise: () => undefined,
  digest: "",
};

/** The files that a provider was read from. */
export interface SourceFiles {
  readonly description: SourceDocument;
  readonly root: JsonObject;
  readonly promises?: SourceDocument;
  readonly profile?: SourceDocument;
  readonly workflows: readonly SourceDocument[];
}

/** Takes down where everything stands. */
export async function providerSources(files: SourceFiles): Promise<ProviderSources> {
  const { description, root, promises, profile, workflows } = files;
  const origins = await sourceOrigins(root, description);
  const others = [promises, profile, ...workflows].filter((source) => source !== undefined);
  return {
    locate: (pointer, document = description.path) => {
      const origin =
        document === description.path
          ? origins.originOf(pointer)
          : { source: others.find(({ path }) => path === document), pointer };
      return origin.source && { file: origin.source.path, ...origin.source.entryOf(origin.pointer) };
    },
    locatePromise: (id) => promises && { file: promises.path, ...promises.entryOf(pointerTo("", id)) },
    digest: digestOf([...origins.sources, ...others]),
  };
}

function digestOf(sources: readonly SourceDocument[]): string {
  const hash = createHash("sha256");
  for (const { text } of sources) hash.update(text.replaceAll("\r\n", "\n")).update("\0");
  return hash.digest("hex").slice(0, 16);
}
