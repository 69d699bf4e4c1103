import { brokenCredentialRule, tokenOf } from "./credential.js";
import { begun, defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Service } from "./json-service.js";
import { latitudeMediaType } from "./latitude-bucket.js";
import { createLatitudeBucket } from "./latitude-create.js";
import { latitudeFaults } from "./latitude-faults.js";
import { failure, refuseLatitude } from "./latitude-refusals.js";
import { latitudeShape } from "./latitude-shape.js";
import { type LatitudeState, latitudeEnvironment } from "./latitude-state.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { type Style, styleOf } from "./style.js";

/** Latitude.sh: "Create object storage", with get, list and delete. */
export const latitude: Reference = {
  name: "latitude",
  defects: latitudeFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(latitudeBehaviour(faultNamed(latitudeFaults, defect), styleOf(variant)), port),
};

/** What the server does, without its socket. */
export function latitudeBehaviour(given: Fault | undefined, style: Style): Behaviour {
  const fault = begun(given);
  const env = latitudeEnvironment(style);
  const state: LatitudeState = { env, stored: new Map(), listed: new Map(), fault, style };
  const { LATITUDE_LIMITED_API_KEY: limited, ...withoutLimited } = env;
  const schemes = style.variant % 2 === 0 ? ["", "bearer"] : [""];
  const all = /^\/storage\/objects$/;
  const one = /^\/storage\/objects\/([^/]+)$/;
  const service: Service = {
    env,
    style,
    fault,
    mediaType: latitudeMediaType,
    credential: (request) =>
      brokenCredentialRule(request, { token: env.LATITUDE_API_KEY, others: [limited], schemes }),
    refuse: (refusal) => refuseLatitude(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: all,
        body: latitudeShape(style),
        answer: (call) => createLatitudeBucket(call, state),
      },
    ],
    neighbours: [
      { name: "list", method: "GET", path: all, answer: (call) => list(call, state) },
      { name: "get", method: "GET", path: one, answer: (call) => get(call, state) },
      { name: "delete", method: "DELETE", path: one, answer: (call) => remove(call, state) },
    ],
  };
  return {
    // Not every account has a user who may do less.
    env: style.variant % 2 === 0 ? env : withoutLimited,
    style,
    left: () => [...state.stored.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

function list({ request }: Call, { env, listed }: LatitudeState): Answer {
  const wanted = new URLSearchParams(request.query).get("filter[project]");
  const known = wanted === null || wanted === env.LATITUDE_PROJECT || wanted === env.LATITUDE_PROJECT_SLUG;
  const data = known ? [...listed.values()].map((one) => one.resource) : [];
  return jsonAnswer("list", 200, { data }, latitudeMediaType);
}

function get({ parameters: [id = ""] }: Call, { stored }: LatitudeState): Answer {
  const found = stored.get(id);
  if (found === undefined) return failure("get", 404, "NOT_FOUND", "There is no such bucket.");
  return jsonAnswer("get", 200, { data: found.resource }, latitudeMediaType);
}

function remove({ request, parameters: [id = ""] }: Call, state: LatitudeState): Answer {
  const { env, stored, listed, fault } = state;
  if (tokenOf(request) === env.LATITUDE_LIMITED_API_KEY)
    return failure("delete", 403, "USER_AUTHORIZATION_ERROR", "You may not do this.");
  const isThere = stored.has(id) || listed.has(id);
  if (!isThere) return failure("delete", 404, "NOT_FOUND", "There is no such bucket.");
  if (enforces(fault, "delete: removes")) stored.delete(id);
  if (enforces(fault, "delete: unlists")) listed.delete(id);
  return emptyAnswer("delete", 204);
}
