import type { WireRequest } from "../core/exchange.js";
import { isJsonObject, type Json } from "../core/json.js";
import { jsonCodec } from "../exchange/json-codec.js";
import type { MockAnswer } from "./answer-writer.js";
import type { Front } from "./front.js";
import type { StatefulStore } from "./store.js";

/** Where a mock is told to move its clock or to forget everything; no provider has such a path. */
const controlPath = "/.assay/";

/** The front, with paths beside the provider's own by which whoever runs the mock can move its clock. */
export function withControls(front: Front, store: StatefulStore): Front {
  return { ...front, answer: (request) => answerControl(store, request) ?? front.answer(request) };
}

/** The answer to a request that is for the mock itself, or undefined for one that is for the provider. */
function answerControl(store: StatefulStore, request: WireRequest): MockAnswer | undefined {
  const [path = ""] = request.path.split("?", 1);
  if (!path.startsWith(controlPath)) return undefined;
  switch (`${request.method} ${path.slice(controlPath.length)}`) {
    case "GET clock":
      return answerOf(200, { now: store.now().toISOString() });
    case "POST clock": {
      const ms = advanceOf(request);
      if (ms === undefined)
        return answerOf(400, { error: 'Send {"advanceMs": n}, n milliseconds and not negative.' });
      store.advance(ms);
      return answerOf(200, { now: store.now().toISOString() });
    }
    case "POST reset":
      store.reset();
      return answerOf(200, { now: store.now().toISOString() });
    default:
      return answerOf(404, {
        error: `There is GET and POST ${controlPath}clock, and POST ${controlPath}reset.`,
      });
  }
}

function advanceOf({ body }: WireRequest): number | undefined {
  const read = jsonCodec.read(body ?? new Uint8Array());
  const ms = read.kind === "value" && isJsonObject(read.value) ? read.value["advanceMs"] : undefined;
  return typeof ms === "number" && ms >= 0 && ms <= mostMs ? ms : undefined;
}

/** A hundred years: what is beyond no date can tell. */
const mostMs = 100 * 365.25 * 24 * 3_600_000;

function answerOf(status: number, body: Json): MockAnswer {
  return {
    status,
    headers: [["Content-Type", "application/json"]],
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
