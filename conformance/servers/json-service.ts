import { enforces, type Fault } from "./fault.js";
import { type Answer, emptyAnswer, type Received } from "./message.js";
import { breaches, type Shape } from "./shape.js";
import { type Style, unlistedAnswer } from "./style.js";

/** One method on one path of a JSON service. */
export interface ServiceOperation {
  readonly name: string;
  readonly method: string;
  /** Matches the whole raw path; its groups are the path parameters. */
  readonly path: RegExp;
  readonly body?: Shape;
  readonly answer: (call: Call) => Answer;
}

/** A request that has come through every general check. */
export interface Call {
  readonly request: Received;
  /** Path parameters, percent-decoded. */
  readonly parameters: readonly string[];
  /** The parsed body, undefined where a fault let an unreadable one through. */
  readonly body: unknown;
}

/** Why a request is turned away. */
export interface Refusal {
  readonly of: string;
  readonly kind: "credential" | "media-type" | "malformed" | "invalid" | "forbidden" | "unknown";
  readonly says: string;
  readonly at: readonly string[];
}

/** What a provider adds to a plain JSON service. */
export interface Service {
  readonly env: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly fault: Fault | undefined;
  /** Media type of request bodies. */
  readonly mediaType: string;
  /** What the page describes. */
  readonly operations: readonly ServiceOperation[];
  /** What stands on neighbouring pages: not every server has it. */
  readonly neighbours: readonly ServiceOperation[];
  /** The rule that the request's credential breaks, if any. */
  readonly credential: (request: Received) => string | undefined;
  /** A refusal in the provider's form. */
  readonly refuse: (refusal: Refusal) => Answer;
}

/** Answers a request as the service does, with its fault. */
export function answerRequest(service: Service, received: Received): Answer {
  const request = service.fault?.reads?.(received) ?? received;
  const answer = plainAnswer(service, request);
  return service.fault?.writes?.(answer, request, service.env) ?? answer;
}

function plainAnswer(service: Service, request: Received): Answer {
  const { style } = service;
  const served = style.neighbours ? [...service.operations, ...service.neighbours] : service.operations;
  const here = served.filter((operation) => operation.path.test(request.path));
  const operation = here.find((candidate) => candidate.method === request.method);
  if (operation === undefined) {
    const refused = style.credentialFirst ? refuseCredential(service, request, "any") : undefined;
    if (refused) return refused;
    return here.length === 0 ? unlistedAnswer(style, "path", 404) : answerOtherMethod(service, request, here);
  }
  const refused = refuseCredential(service, request, operation.name);
  if (refused) return refused;
  const parameters = decoded(operation.path.exec(request.path)?.slice(1) ?? []);
  if (parameters === undefined) return unlistedAnswer(style, "path", 400);
  const read = readBody(service, operation, request);
  return "refused" in read ? read.refused : operation.answer({ request, parameters, body: read.body });
}

function refuseCredential(service: Service, request: Received, of: string): Answer | undefined {
  const rule = service.credential(request);
  if (rule === undefined || !enforces(service.fault, rule) || !enforces(service.fault, `${rule} of ${of}`))
    return undefined;
  return service.refuse({ of, kind: "credential", says: "You have to sign in.", at: [] });
}

function answerOtherMethod(service: Service, request: Received, here: readonly ServiceOperation[]): Answer {
  const { style } = service;
  const methods = here.map((operation) => operation.method);
  const allow = { Allow: methods.join(", ") };
  if (style.genericMethods && request.method === "OPTIONS")
    return { ...emptyAnswer("method", 204), headers: allow };
  if (style.genericMethods && request.method === "HEAD" && methods.includes("GET")) {
    return { ...plainAnswer(service, { ...request, method: "GET" }), of: "method" };
  }
  const answer = unlistedAnswer(style, "method", style.method);
  return style.method === 405 ? { ...answer, headers: allow } : answer;
}

function decoded(parameters: readonly string[]): readonly string[] | undefined {
  try {
    return parameters.map((parameter) => decodeURIComponent(parameter));
  } catch {
    return undefined;
  }
}

function readBody(
  service: Service,
  operation: ServiceOperation,
  request: Received,
): { readonly body: unknown } | { readonly refused: Answer } {
  if (operation.body === undefined) return { body: undefined };
  const refuse = (kind: Refusal["kind"], says: string, at: readonly string[] = []) => ({
    refused: service.refuse({ of: operation.name, kind, says, at }),
  });
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (request.body.length === 0) {
    return enforces(service.fault, "body: empty")
      ? refuse("malformed", "A body is required.")
      : { body: undefined };
  }
  if (type !== service.mediaType && enforces(service.fault, `media-type: ${type}`)) {
    return refuse("media-type", `Send ${service.mediaType}.`);
  }
  const parsed = parse(request.body);
  if (parsed === "malformed") {
    return enforces(service.fault, "body: malformed")
      ? refuse("malformed", "This is no JSON.")
      : { body: undefined };
  }
  const breach = breaches(parsed.value, operation.body).find((one) => enforces(service.fault, one.rule));
  return breach === undefined ? { body: parsed.value } : refuse("invalid", breach.says, breach.at);
}

function parse(bytes: Buffer): { readonly value: unknown } | "malformed" {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return { value };
  } catch {
    return "malformed";
  }
}
