import type { Exchange } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import { type CreatedResource, identifierIn } from "./binder.js";
import { valueOfPlace } from "./created-resources.js";
import { identifierText } from "./identifier-text.js";
import type { ResourceKeeper } from "./resource-keeper.js";

/** What exchanges that belong together have made and not yet removed. */
export interface RunEstate {
  /** Takes note of what an exchange made; false when all of it was there before. */
  readonly adopt: (created: readonly CreatedResource[]) => boolean;
  /** Takes note of what a successful request of a deleting operation removed. */
  readonly noteDeletion: (operation: Operation, sent: RequestValue) => void;
  /** Takes note of an exchange that may have made something which no answer identifies. */
  readonly mourn: (operation: Operation, exchange: Exchange) => void;
  /** Removes what is left, the youngest first. */
  readonly clear: () => Promise<void>;
}

/** An estate with nothing in it. */
export function createRunEstate(provider: Provider, keeper: ResourceKeeper): RunEstate {
  let owned: readonly CreatedResource[] = [];
  const unclear: { readonly operation: Operation; readonly exchange: Exchange }[] = [];
  return {
    adopt: (created) => {
      const fresh = created.filter((item) => !owned.some((other) => isSame(other, item)));
      keeper.adopt(fresh);
      owned = [...owned, ...fresh];
      return fresh.length > 0;
    },
    noteDeletion: (operation, sent) => {
      const gone = owned.filter((item) => isDeletedBy(provider, item, { operation, sent }));
      for (const item of gone) keeper.release(item);
      owned = owned.filter((item) => !gone.includes(item));
    },
    mourn: (operation, exchange) => {
      unclear.push({ operation, exchange });
    },
    clear: async () => {
      for (const { operation, exchange } of unclear.splice(0)) await keeper.mourn(operation, exchange);
      const rest = [...owned].reverse();
      owned = [];
      await keeper.remove(rest);
    },
  };
}

function isSame(left: CreatedResource, right: CreatedResource): boolean {
  return left.resource === right.resource && left.account === right.account && hasId(left, right.id);
}

function hasId({ id }: CreatedResource, other: CreatedResource["id"]): boolean {
  return identifierText(id) === identifierText(other);
}

function isDeletedBy(
  { profile }: Provider,
  item: CreatedResource,
  { operation, sent }: { readonly operation: Operation; readonly sent: RequestValue },
): boolean {
  const isDeleting = profile.resources.some(
    ({ name, deletedBy }) => name === item.resource && deletedBy.includes(operation.id),
  );
  if (!isDeleting) return false;
  return profile.bindings.some((binding) => {
    if (binding.kind !== "resource") return false;
    const id = identifierIn(item, binding.as);
    return binding.at.some((place) => {
      const named = place.operation === operation.id ? valueOfPlace(sent, place) : undefined;
      return id !== undefined && named !== undefined && identifierText(id) === identifierText(named);
    });
  });
}
