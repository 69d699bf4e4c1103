import { brokenCredentialRule } from "./credential.js";
import { begun, defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { failed, refuseFlashback } from "./flashback-answers.js";
import { createFlashbackBucket, organisationOf } from "./flashback-create.js";
import { flashbackFaults } from "./flashback-faults.js";
import { flashbackShape } from "./flashback-shape.js";
import { type FlashbackState, flashbackEnvironment } from "./flashback-state.js";
import { answerRequest, type Call, type Service } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { type Style, styleOf } from "./style.js";

/** Flashback: "Create Bucket", with list and delete. */
export const flashback: Reference = {
  name: "flashback",
  defects: flashbackFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(flashbackBehaviour(faultNamed(flashbackFaults, defect), styleOf(variant)), port),
};

/** What the server does, without its socket. */
export function flashbackBehaviour(given: Fault | undefined, style: Style): Behaviour {
  const fault = begun(given);
  const env = flashbackEnvironment(style);
  const state: FlashbackState = { env, stored: new Map(), listed: new Map(), fault, style };
  const { FLASHBACK_SECOND_TOKEN: second, FLASHBACK_SECOND_WORKSPACE: _workspace, ...alone } = env;
  const service: Service = {
    env,
    style,
    fault,
    mediaType: "application/json",
    credential: (request) =>
      brokenCredentialRule(request, { token: env.FLASHBACK_TOKEN, others: [second], schemes: ["bearer"] }),
    refuse: (refusal) => refuseFlashback(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: /^\/bucket$/,
        body: flashbackShape(style),
        answer: (call) => createFlashbackBucket(call, state),
      },
    ],
    neighbours: [
      { name: "list", method: "GET", path: /^\/bucket$/, answer: (call) => list(call, state) },
      {
        name: "delete",
        method: "DELETE",
        path: /^\/bucket\/([^/]+)$/,
        answer: (call) => remove(call, state),
      },
    ],
  };
  return {
    // Not every user has a second organisation.
    env: style.variant % 2 === 0 ? env : alone,
    style,
    left: () => [...state.stored.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

function list({ request }: Call, state: FlashbackState): Answer {
  const { env, listed, style } = state;
  const organisation = organisationOf(request, state);
  const own = organisation === "first" ? env.FLASHBACK_WORKSPACE : env.FLASHBACK_SECOND_WORKSPACE;
  const workspace = new URLSearchParams(request.query).get("workspaceId");
  const isShown = workspace === null || workspace === own || style.variant !== 2;
  // What stands in for a credential is not the credential.
  const masked = style.members === "extra" ? { key: "****", secret: null } : {};
  const buckets = [...listed]
    .filter(([, bucket]) => isShown && bucket.organisation === organisation)
    .map(([id, { name, bucket, storageType }]) => ({
      id,
      name,
      bucket,
      storageType,
      workspaceId: own,
      ...masked,
    }));
  return jsonAnswer("list", 200, { success: true, buckets });
}

function remove({ request, parameters: [id = ""] }: Call, state: FlashbackState): Answer {
  const { stored, listed, fault, style } = state;
  const bucket = stored.get(id) ?? listed.get(id);
  if (bucket?.organisation !== organisationOf(request, state))
    return failed("delete", 404, "There is no such bucket.", style);
  if (enforces(fault, "delete: removes")) stored.delete(id);
  if (enforces(fault, "delete: unlists")) listed.delete(id);
  return jsonAnswer("delete", 200, { success: true });
}
