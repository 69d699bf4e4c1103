import { randomBytes } from "node:crypto";
import { brokenCredentialRule } from "./credential.js";
import { defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Refusal, type Service } from "./json-service.js";
import { latitudeBucket, latitudeMediaType } from "./latitude-bucket.js";
import { latitudeFaults } from "./latitude-faults.js";
import { latitudeShape } from "./latitude-shape.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { textAt, valueAt } from "./shape.js";
import { type Style, styleOf, unlistedAnswer } from "./style.js";

/** Latitude.sh: "Create object storage", with get, list and delete. */
export const latitude: Reference = {
  name: "latitude",
  defects: latitudeFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(latitudeBehaviour(faultNamed(latitudeFaults, defect), styleOf(variant)), port),
};

interface Stored {
  readonly name: string;
  readonly project: string;
  readonly resource: ReturnType<typeof latitudeBucket>;
}

function environment({ variant }: Style) {
  return {
    LATITUDE_API_KEY: `lat_${randomBytes(18).toString("hex")}`,
    LATITUDE_PROJECT: `proj_${randomBytes(7).toString("hex")}`,
    LATITUDE_PROJECT_SLUG: `project-${randomBytes(3).toString("hex")}`,
    LATITUDE_REGION: variant % 2 === 0 ? "DAL" : "SAO2",
  };
}

/** What the server does, without its socket. */
export function latitudeBehaviour(fault: Fault | undefined, style: Style): Behaviour {
  const env = environment(style);
  const stored = new Map<string, Stored>();
  const schemes = style.variant % 2 === 0 ? ["", "bearer"] : [""];
  const service: Service = {
    env,
    style,
    fault,
    mediaType: latitudeMediaType,
    credential: (request) => brokenCredentialRule(request, { token: env.LATITUDE_API_KEY, schemes }),
    refuse: (refusal) => refuse(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: /^\/storage\/objects$/,
        body: latitudeShape(style),
        answer: (call) => create(call),
      },
      {
        name: "list",
        method: "GET",
        path: /^\/storage\/objects$/,
        answer: (call) => list(call, env, stored),
      },
      {
        name: "get",
        method: "GET",
        path: /^\/storage\/objects\/([^/]+)$/,
        answer: (call) => get(call, stored),
      },
      {
        name: "delete",
        method: "DELETE",
        path: /^\/storage\/objects\/([^/]+)$/,
        answer: (call) => remove(call, stored),
      },
    ],
  };
  const create = (call: Call) => createBucket(call, { env, stored, fault, style });
  return { env, style, left: () => [...stored.keys()], answer: (request) => answerRequest(service, request) };
}

interface State {
  readonly env: ReturnType<typeof environment>;
  readonly stored: Map<string, Stored>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

function createBucket({ body }: Call, { env, stored, fault, style }: State): Answer {
  const attributes = valueAt(body, ["data", "attributes"]);
  const project = textAt(attributes, ["project"]) ?? env.LATITUDE_PROJECT;
  const region = textAt(attributes, ["region"]) ?? env.LATITUDE_REGION;
  const known = project === env.LATITUDE_PROJECT || project === env.LATITUDE_PROJECT_SLUG;
  if (!known && enforces(fault, "project: unknown"))
    return failure("create", 404, "INVALID_PROJECT", "There is no such project.");
  const site = style.variant === 1 ? region.toUpperCase() : region;
  if (site !== env.LATITUDE_REGION && enforces(fault, "region: unknown")) {
    return failure("create", 404, "INVALID_REGION", "There is no such site.");
  }
  if (
    style.variant === 3 &&
    valueAt(attributes, ["scoped"]) === true &&
    textAt(attributes, ["customer"]) === undefined
  ) {
    return failure(
      "create",
      422,
      "VALIDATION_ERROR",
      "A scoped bucket needs a customer.",
      "/data/attributes/customer",
    );
  }
  const id = `bucket_${randomBytes(7).toString("hex")}`;
  const name = textAt(attributes, ["name"]) ?? id;
  if ([...stored.values()].some((one) => one.name === name) && enforces(fault, "name: unique")) {
    return failure("create", 409, "CONFLICT", "That name is taken.");
  }
  const resource = latitudeBucket(
    { id, name, region: env.LATITUDE_REGION, project: env.LATITUDE_PROJECT, slug: env.LATITUDE_PROJECT_SLUG },
    style,
  );
  stored.set(id, { name, project: env.LATITUDE_PROJECT, resource });
  const extra = style.members === "extra" ? { jsonapi: { version: "1.0" }, meta: { took: 12 } } : {};
  return jsonAnswer("create", 201, { data: resource, ...extra }, latitudeMediaType);
}

function list({ request }: Call, env: State["env"], stored: State["stored"]): Answer {
  const wanted = new URLSearchParams(request.query).get("filter[project]");
  const known = wanted === null || wanted === env.LATITUDE_PROJECT || wanted === env.LATITUDE_PROJECT_SLUG;
  const data = known ? [...stored.values()].map((one) => one.resource) : [];
  return jsonAnswer("list", 200, { data }, latitudeMediaType);
}

function get({ parameters: [id = ""] }: Call, stored: State["stored"]): Answer {
  const found = stored.get(id);
  if (found === undefined) return failure("get", 404, "NOT_FOUND", "There is no such bucket.");
  return jsonAnswer("get", 200, { data: found.resource }, latitudeMediaType);
}

function remove({ parameters: [id = ""] }: Call, stored: State["stored"]): Answer {
  return stored.delete(id)
    ? emptyAnswer("delete", 204)
    : failure("delete", 404, "NOT_FOUND", "There is no such bucket.");
}

function refuse(style: Style, { of, kind, says, at }: Refusal): Answer {
  const pointer = at.length === 0 ? undefined : `/${at.join("/")}`;
  switch (kind) {
    case "credential":
    case "forbidden":
      return style.credential === 403 || kind === "forbidden"
        ? failure(of, 403, "USER_AUTHORIZATION_ERROR", says)
        : unlistedAnswer(style, of, 401);
    case "media-type":
      return style.mediaType === 422
        ? failure(of, 422, "VALIDATION_ERROR", says)
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 422
        ? failure(of, 422, "VALIDATION_ERROR", says)
        : unlistedAnswer(style, of, 400);
    case "unknown":
      return failure(of, 404, "NOT_FOUND", says);
    case "invalid":
      return failure(of, 422, "VALIDATION_ERROR", says, pointer);
  }
}

function failure(of: string, status: number, code: string, detail: string, pointer?: string): Answer {
  const source = pointer === undefined ? {} : { source: { pointer } };
  const error = { code, title: "Request refused", detail, status: String(status), meta: {}, ...source };
  return jsonAnswer(of, status, { errors: [error] }, latitudeMediaType);
}
