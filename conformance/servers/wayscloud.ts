import { brokenCredentialRule } from "./credential.js";
import { begun, defectOf, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Service } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { type Style, styleOf } from "./style.js";
import { createOrder } from "./wayscloud-create.js";
import { wayscloudFaults } from "./wayscloud-faults.js";
import { fullOrder } from "./wayscloud-order.js";
import { missing, refuseWayscloud } from "./wayscloud-refusals.js";
import { deleteResource, getResource, terminateResource } from "./wayscloud-resources.js";
import { wayscloudShape } from "./wayscloud-shape.js";
import { type WayscloudState, wayscloudEnvironment } from "./wayscloud-state.js";

/** WAYSCloud: "Create Object Storage (via Order)", with orders, resources and termination. */
export const wayscloud: Reference = {
  name: "wayscloud",
  defects: wayscloudFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(wayscloudBehaviour(faultNamed(wayscloudFaults, defect), styleOf(variant)), port),
};

/** What the server does, without its socket. */
export function wayscloudBehaviour(given: Fault | undefined, style: Style): Behaviour {
  const fault = begun(given);
  const env = wayscloudEnvironment();
  const state: WayscloudState = {
    env,
    orders: new Map(),
    listed: new Map(),
    resources: new Map(),
    terminated: new Map(),
    fault,
    style,
  };
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
    refuse: (refusal) => refuseWayscloud(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: orders,
        body: wayscloudShape(style),
        answer: (call) => createOrder(call, state),
      },
    ],
    // One page ends a resource with DELETE, another with POST: some variants have one of the two.
    neighbours: [
      { name: "list", method: "GET", path: orders, answer: () => list(state) },
      { name: "get", method: "GET", path: order, answer: (call: Call) => getOrder(call, state) },
      { name: "resource", method: "GET", path: resource, answer: (call: Call) => getResource(call, state) },
      {
        name: "delete",
        method: "DELETE",
        path: resource,
        answer: (call: Call) => deleteResource(call, state),
      },
      {
        name: "terminate",
        method: "POST",
        path: terminate,
        answer: (call: Call) => terminateResource(call, state),
      },
    ].filter(
      ({ name }) => name !== (style.variant === 1 ? "delete" : style.variant === 2 ? "terminate" : ""),
    ),
  };
  return {
    env,
    style,
    left: () => [...state.resources.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

function list({ listed, fault, style }: WayscloudState): Answer {
  const page = [...listed.values()].slice(-10).reverse();
  const answer = jsonAnswer(
    "list",
    200,
    page.map((order) => fullOrder(order, style, fault)),
  );
  return { ...answer, headers: { "X-Result-Count": String(listed.size) } };
}

function getOrder({ parameters: [id = ""] }: Call, { orders, fault, style }: WayscloudState): Answer {
  const order = orders.get(id);
  return order === undefined ? missing("get") : jsonAnswer("get", 200, fullOrder(order, style, fault));
}
