import { allDocumentsChecks } from "../checks/documents/all-documents-checks.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Provider } from "../documents/model.js";

/** One contradiction in the documentation of a provider. */
export type Contradiction = {
  readonly provider: string;
  /** The passage that contradicts: of the page, or of other material; without one, the place in the description. */
  readonly source?: string;
} & (
  | {
      /** A check of the documents sees it. */
      readonly kind: "seen";
      readonly check: string;
      readonly message: string;
      readonly place: JsonPointer;
    }
  | {
      /** The catalogue has it on record: no machine can see it. */
      readonly kind: "recorded";
      readonly promise: string;
      readonly promises: string;
      readonly says: string;
    }
);

/** Every contradiction of a provider's documentation: those that the checks of documents see, then those on record. */
export function contradictionsOf(provider: Provider): Contradiction[] {
  const seen = allDocumentsChecks.flatMap((check) =>
    check.examine(provider).map(
      ({ message, place, instance = "", source }): Contradiction => ({
        kind: "seen",
        provider: provider.name,
        check: check.id,
        message,
        place: place + instance,
        ...(source === undefined ? {} : { source }),
      }),
    ),
  );
  const recorded = provider.promises.flatMap(({ id, promises, contradictedBy }) =>
    contradictedBy.map(
      ({ source, says }): Contradiction => ({
        kind: "recorded",
        provider: provider.name,
        promise: id,
        promises,
        source,
        says,
      }),
    ),
  );
  return [...seen, ...recorded];
}
