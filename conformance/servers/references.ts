import { flashback } from "./flashback.js";
import { latitude } from "./latitude.js";
import { miget } from "./miget.js";
import { obs } from "./obs.js";
import type { Reference } from "./reference-server.js";
import { wayscloud } from "./wayscloud.js";

/** Every provider's reference server. */
export const references: readonly Reference[] = [latitude, flashback, miget, wayscloud, obs];
