import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { crudResources } from "../../documents/crud/crud-resources.js";
import type { Provider } from "../../documents/model.js";
import { createdIsListed } from "./created-is-listed.js";
import { createdIsReadable } from "./created-is-readable.js";
import { deletedIsGone } from "./deleted-is-gone.js";
import { deletedTwiceIsAnswered } from "./deleted-twice-is-answered.js";
import { pageSizeIsHonoured } from "./page-size-is-honoured.js";
import { pagesNeitherLoseNorRepeat } from "./pages-neither-lose-nor-repeat.js";
import { readAgreesWithCreation } from "./read-agrees-with-creation.js";
import { readAgreesWithRequest } from "./read-agrees-with-request.js";
import { refusedUpdateChangesNothing } from "./refused-update-changes-nothing.js";
import type { InferredProperty } from "./sequence.js";
import { unknownIsRefused } from "./unknown-is-refused.js";

const allInferences: readonly ((resource: CrudResource) => InferredProperty[])[] = [
  createdIsReadable,
  readAgreesWithRequest,
  readAgreesWithCreation,
  createdIsListed,
  refusedUpdateChangesNothing,
  deletedIsGone,
  deletedTwiceIsAnswered,
  unknownIsRefused,
  pageSizeIsHonoured,
  pagesNeitherLoseNorRepeat,
];

/** Every relation between exchanges that the description of a provider implies, whether switched off or not. */
export function inferProperties(
  provider: Pick<Provider, "root" | "operations" | "profile">,
): InferredProperty[] {
  return crudResources(provider).flatMap((resource) => allInferences.flatMap((infer) => infer(resource)));
}
