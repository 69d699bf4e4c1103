import { randomBytes } from "node:crypto";
import { tokenOf } from "./credential.js";
import { enforces } from "./fault.js";
import type { Call } from "./json-service.js";
import { latitudeBucket, latitudeMediaType } from "./latitude-bucket.js";
import { failure } from "./latitude-refusals.js";
import type { LatitudeState } from "./latitude-state.js";
import { type Answer, jsonAnswer } from "./message.js";
import { textAt, valueAt } from "./shape.js";

/** Creates a bucket, or says why not. */
export function createLatitudeBucket({ body, request }: Call, state: LatitudeState): Answer {
  const { env, stored, listed, fault, style } = state;
  const attributes = valueAt(body, ["data", "attributes"]);
  if (tokenOf(request) === env.LATITUDE_LIMITED_API_KEY && enforces(fault, "key: limited"))
    return failure("create", 403, "USER_AUTHORIZATION_ERROR", "You may not do this.");
  const refused = unknownReference(attributes, state) ?? oddScope(attributes, state);
  if (refused) return refused;
  const id = `bucket_${randomBytes(7).toString("hex")}`;
  const name = textAt(attributes, ["name"]) ?? id;
  const taken = [...stored.values()].find((one) => one.name === name);
  if (taken !== undefined && enforces(fault, "name: unique")) {
    return enforces(fault, "name: refused again")
      ? failure("create", 409, "CONFLICT", "That name is taken.")
      : jsonAnswer("create", 201, { data: taken.resource }, latitudeMediaType);
  }
  const resource = latitudeBucket(
    { id, name, region: env.LATITUDE_REGION, project: env.LATITUDE_PROJECT, slug: env.LATITUDE_PROJECT_SLUG },
    style,
  );
  if (enforces(fault, "create: stores")) stored.set(id, { name, resource });
  if (enforces(fault, "create: lists")) listed.set(id, { name, resource });
  const extra = style.members === "extra" ? { jsonapi: { version: "1.0" }, meta: { took: 12 } } : {};
  return jsonAnswer("create", 201, { data: resource, ...extra }, latitudeMediaType);
}

function unknownReference(attributes: unknown, { env, fault, style }: LatitudeState): Answer | undefined {
  const project = textAt(attributes, ["project"]) ?? env.LATITUDE_PROJECT;
  const region = textAt(attributes, ["region"]) ?? env.LATITUDE_REGION;
  const isKnown =
    (project === env.LATITUDE_PROJECT && enforces(fault, "project: by id")) ||
    (project === env.LATITUDE_PROJECT_SLUG && enforces(fault, "project: by slug"));
  if (!isKnown && enforces(fault, "project: unknown"))
    return failure("create", 404, "INVALID_PROJECT", "There is no such project.");
  // Whether a slug knows capitals is not on the page.
  const site = style.variant === 1 ? region.toUpperCase() : region;
  return site !== env.LATITUDE_REGION && enforces(fault, "region: unknown")
    ? failure("create", 404, "INVALID_REGION", "There is no such site.")
    : undefined;
}

/** What a scoped bucket without a customer is, the page does not say: one variant refuses it. */
function oddScope(attributes: unknown, { style }: LatitudeState): Answer | undefined {
  const isOdd =
    style.variant === 3 &&
    valueAt(attributes, ["scoped"]) === true &&
    textAt(attributes, ["customer"]) === undefined;
  const pointer = "/data/attributes/customer";
  return isOdd
    ? failure("create", 422, "VALIDATION_ERROR", "A scoped bucket needs a customer.", pointer)
    : undefined;
}
