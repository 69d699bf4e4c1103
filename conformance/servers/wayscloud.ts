import { randomBytes, randomUUID } from "node:crypto";
import { brokenCredentialRule } from "./credential.js";
import { defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Refusal, type Service } from "./json-service.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { isRecord, textAt, valueAt } from "./shape.js";
import { type Style, styleOf, unlistedAnswer } from "./style.js";
import { wayscloudFaults } from "./wayscloud-faults.js";
import { fullOrder, type Order, orderAnswer } from "./wayscloud-order.js";
import { wayscloudShape } from "./wayscloud-shape.js";

/** WAYSCloud: "Create Object Storage (via Order)", with orders, resources and termination. */
export const wayscloud: Reference = {
  name: "wayscloud",
  defects: wayscloudFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(wayscloudBehaviour(faultNamed(wayscloudFaults, defect), styleOf(variant)), port),
};

interface State {
  readonly env: ReturnType<typeof environment>;
  readonly orders: Map<string, Order>;
  readonly resources: Map<string, Order>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

const references = {
  project: "WAYSCLOUD_PROJECT",
  offering: "WAYSCLOUD_OFFERING",
  plan: "WAYSCLOUD_PLAN",
} as const;

function environment() {
  return {
    WAYSCLOUD_TOKEN: randomBytes(20).toString("hex"),
    WAYSCLOUD_PROJECT: randomUUID(),
    WAYSCLOUD_OFFERING: randomUUID(),
    WAYSCLOUD_PLAN: randomUUID(),
  };
}

/** What the server does, without its socket. */
export function wayscloudBehaviour(fault: Fault | undefined, style: Style): Behaviour {
  const env = environment();
  const state: State = { env, orders: new Map(), resources: new Map(), fault, style };
  const orders = /^\/api\/marketplace-orders\/$/;
  const order = /^\/api\/marketplace-orders\/([^/]+)\/$/;
  const resource = /^\/api\/marketplace-resources\/([^/]+)\/$/;
  const terminate = /^\/api\/marketplace-resources\/([^/]+)\/terminate\/$/;
  const service: Service = {
    env,
    style,
    fault,
    mediaType: "application/json",
    credential: (request) =>
      brokenCredentialRule(request, { token: env.WAYSCLOUD_TOKEN, schemes: ["token"] }),
    refuse: (refusal) => refuse(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: orders,
        body: wayscloudShape(style),
        answer: (call) => create(call, state),
      },
      { name: "list", method: "GET", path: orders, answer: () => list(state) },
      { name: "get", method: "GET", path: order, answer: (call) => getOrder(call, state) },
      { name: "resource", method: "GET", path: resource, answer: (call) => getResource(call, state) },
      { name: "delete", method: "DELETE", path: resource, answer: (call) => remove(call, state) },
      { name: "terminate", method: "POST", path: terminate, answer: (call) => end(call, state) },
    ],
  };
  return {
    env,
    style,
    left: () => [...state.resources.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

function create({ body }: Call, { env, orders, resources, fault, style }: State): Answer {
  for (const [key, variable] of Object.entries(references)) {
    const given = textAt(body, [key]) ?? env[variable];
    const same = style.variant === 1 ? given.toLowerCase() === env[variable] : given === env[variable];
    if (!same && enforces(fault, `${key}: unknown`))
      return refuse(style, { of: "create", kind: "invalid", says: "Object does not exist.", at: [key] });
  }
  const limits = valueAt(body, ["limits"]);
  // Only one limit is supported: whether another one is refused or passed over is open.
  const foreign = isRecord(limits) ? Object.keys(limits).filter((key) => key !== "storage") : [];
  if (style.variant === 3 && foreign.length > 0) {
    return refuse(style, { of: "create", kind: "invalid", says: "Not supported.", at: ["limits"] });
  }
  const order: Order = {
    uuid: randomUUID(),
    resource: randomUUID(),
    project: env.WAYSCLOUD_PROJECT,
    offering: env.WAYSCLOUD_OFFERING,
    plan: env.WAYSCLOUD_PLAN,
    name: textAt(body, ["attributes", "name"]) ?? "unnamed",
    created: new Date().toISOString(),
    limits: isRecord(limits) && typeof limits.storage === "number" ? { storage: limits.storage } : {},
  };
  orders.set(order.uuid, order);
  resources.set(order.resource, order);
  return jsonAnswer("create", 201, orderAnswer(order, "Creating", style));
}

function list({ orders, style }: State): Answer {
  const page = [...orders.values()].slice(-10).reverse();
  const answer = jsonAnswer(
    "list",
    200,
    page.map((order) => fullOrder(order, style)),
  );
  return { ...answer, headers: { "X-Result-Count": String(orders.size) } };
}

function getOrder({ parameters: [id = ""] }: Call, { orders, style }: State): Answer {
  const order = orders.get(id);
  return order === undefined ? missing("get") : jsonAnswer("get", 200, fullOrder(order, style));
}

function getResource({ parameters: [id = ""] }: Call, { resources }: State): Answer {
  const order = resources.get(id);
  if (order === undefined) return missing("resource");
  const { resource: uuid, name, limits } = order;
  return jsonAnswer("resource", 200, { uuid, name, state: "OK", limits, usage: { storage: 0 } });
}

function remove({ parameters: [id = ""] }: Call, { resources }: State): Answer {
  return resources.delete(id) ? emptyAnswer("delete", 204) : missing("delete");
}

function end({ parameters: [id = ""] }: Call, { resources }: State): Answer {
  return resources.delete(id)
    ? jsonAnswer("terminate", 200, { order_uuid: randomUUID() })
    : missing("terminate");
}

function missing(of: string): Answer {
  return jsonAnswer(of, 404, { detail: "Not found." });
}

function refuse(style: Style, { of, kind, says, at }: Refusal): Answer {
  switch (kind) {
    case "credential":
      return { ...jsonAnswer(of, 401, { detail: says }), headers: { "WWW-Authenticate": "Token" } };
    case "forbidden":
      return unlistedAnswer(style, of, 403);
    case "media-type":
      return style.mediaType === 400
        ? jsonAnswer(of, 400, { detail: says })
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 400 ? jsonAnswer(of, 400, { detail: says }) : unlistedAnswer(style, of, 422);
    case "unknown":
      return missing(of);
    case "invalid":
      return invalid(style, of, says, at);
  }
}

/** The page shows no error body: a map of fields, one text, or a list. */
function invalid(style: Style, of: string, says: string, at: readonly string[]): Answer {
  const field = at[0] ?? "non_field_errors";
  const bodies: readonly unknown[] = [
    { [field]: [says] },
    { detail: says },
    [says],
    { errors: { [field]: says } },
  ];
  return jsonAnswer(of, 400, bodies[style.variant]);
}
