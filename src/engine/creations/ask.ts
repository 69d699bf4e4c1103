import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { PageAnswer } from "../infer/walk-pages.js";
import { bodyOf, documentedResponse, mediaOf } from "../observe.js";
import { sendPatiently } from "../send-patiently.js";
import type { Session } from "../session.js";

/** Sends a request that no case judges, while cleaning up; a text is the reason why there is no answer. */
export async function ask(
  session: Session,
  operation: Operation,
  value: RequestValue,
): Promise<PageAnswer | string> {
  const serialised = serialiseRequest(operation, value, session.address);
  if (serialised.kind === "unsendable") return serialised.reason;
  const sent = await sendPatiently(session, serialised.request, {
    authorise: (wire) => session.authority.sign(operation, wire),
    value,
    operation,
    purpose: "removal",
  });
  if (sent.kind === "inconclusive") return sent.reason;
  const { exchange } = sent;
  if (exchange.response === undefined) return exchange.failure?.message ?? "no answer";
  const { status } = exchange.response;
  const body = bodyOf(exchange, mediaOf(documentedResponse(operation, status), exchange));
  return {
    kind: "answer",
    sent: value,
    status,
    exchange,
    body: body.kind === "value" ? body.value : undefined,
  };
}
