import type { Exchange } from "../../core/exchange.js";
import type { Finding } from "../../core/finding.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { Account } from "../authority.js";
import type { CaseRunner } from "../case-runner.js";
import type { ShownStep } from "../outcome.js";
import { clearRecorded, type RecordedRequest, recordExchanges, sendRecorded } from "../recorded-exchanges.js";
import { showExchange } from "../show-exchange.js";
import { PropertyInconclusive } from "./property-inconclusive.js";
import { requestOfFetch } from "./request-of-fetch.js";

/** Whose credential a request of a hand-written property carries. */
export type PropertyAccount = Account | "none";

/**
 * One run of a hand-written property: whatever it sends goes through every check, is recorded, and what it makes is
 * removed at its end.
 */
export interface PropertyScope {
  /** Sends a request of an operation. @throws PropertyInconclusive where nothing can be concluded from it. */
  readonly send: (operation: string, value: RequestValue, account: PropertyAccount) => Promise<Exchange>;
  /** The same as a `fetch`, for a generated client. */
  readonly fetchAs: (account: PropertyAccount) => (request: Request) => Promise<Response>;
  /** The value of a binding, by its name; a new one each time where it is fresh. */
  readonly valueOf: (binding: string) => string | undefined;
  /** A request with every fresh and supplied value in its place. */
  readonly bind: (operation: string, value: RequestValue) => RequestValue;
  readonly sent: () => readonly PropertyExchange[];
  /** Everything that was sent, as reports show it. */
  readonly shown: () => readonly ShownStep[];
  /** Masks every secret of the run in a text. */
  readonly redact: (text: string) => string;
  readonly close: () => Promise<void>;
}

/** One exchange of a hand-written property, judged by every check. */
export interface PropertyExchange {
  readonly operation: string;
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
}

/** Opens the scope of one run. */
export function openPropertyScope(runner: CaseRunner): PropertyScope {
  const { session } = runner;
  const recorded = recordExchanges(runner);
  const sent: PropertyExchange[] = [];

  const send = async (request: Omit<RecordedRequest, "takesTooMany">): Promise<Exchange> => {
    if (session.signal.aborted) throw new PropertyInconclusive("interrupted");
    const { exchange, findings, doubt } = await sendRecorded(recorded, { ...request, takesTooMany: true });
    if (exchange !== undefined) sent.push({ operation: request.operation.id, exchange, findings });
    if (exchange === undefined || doubt !== undefined)
      throw new PropertyInconclusive(doubt ?? "the request was not sent");
    return exchange;
  };

  return {
    send: (id, value, account) => {
      const operation = operationOf(session.provider.operations, id);
      const serialised = serialiseRequest(operation, value, session.address);
      if (serialised.kind === "unsendable")
        throw new PropertyInconclusive(`${id} cannot be sent: ${serialised.reason}`);
      return send({ operation, value, wire: serialised.request, account });
    },
    fetchAs: (account) => async (request) => {
      const read = await requestOfFetch(session, request);
      if (read === undefined)
        throw new PropertyInconclusive(
          `${session.provider.name} describes no ${request.method} ${request.url}`,
        );
      return responseOf(await send({ ...read, account }));
    },
    valueOf: (name) => {
      const binding = session.provider.profile.bindings.find((candidate) => candidate.name === name);
      return binding === undefined ? undefined : session.binder.valueOf(binding);
    },
    bind: (id, value) => {
      const operation = operationOf(session.provider.operations, id);
      const bound = session.binder.bind(operation, value, new Map());
      return bound.kind === "bound" ? bound.value : value;
    },
    sent: () => sent,
    shown: () =>
      sent.map(({ operation, exchange }) => ({
        step: operation,
        ...showExchange(exchange, runner.redactor),
      })),
    redact: runner.redactor.text,
    close: () => clearRecorded(recorded),
  };
}

function operationOf(operations: readonly Operation[], id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found !== undefined) return found;
  throw new TypeError(
    `The description has no operation "${id}". There are: ${operations.map((operation) => operation.id).join(", ")}.`,
  );
}

/** Statuses that `Response` lets have no body. */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

function responseOf({ response, failure }: Exchange): Response {
  if (response === undefined) throw new PropertyInconclusive(failure?.message ?? "no answer");
  const body = bodiless.has(response.status) ? null : new Uint8Array(response.body);
  return new Response(body, {
    status: response.status,
    headers: response.headers.map(([name, value]): [string, string] => [name, value]),
  });
}
