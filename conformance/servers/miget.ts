import { brokenCredentialRule } from "./credential.js";
import { begun, defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Service } from "./json-service.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import { type MigetBucket, newMigetBucket, shownMigetBucket } from "./miget-bucket.js";
import { migetFaults } from "./miget-faults.js";
import { refuseMiget } from "./miget-refusals.js";
import { migetShape } from "./miget-shape.js";
import { type MigetState, migetEnvironment, migetWorkspaces } from "./miget-state.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { textAt, valueAt } from "./shape.js";
import { type Style, styleOf } from "./style.js";

/** Miget: "Create a new bucket", with list, get and delete. */
export const miget: Reference = {
  name: "miget",
  defects: migetFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(migetBehaviour(faultNamed(migetFaults, defect), styleOf(variant)), port),
};

/** What the server does, without its socket. */
export function migetBehaviour(given: Fault | undefined, style: Style): Behaviour {
  const fault = begun(given);
  const workspaces = migetWorkspaces();
  const env = migetEnvironment(style, workspaces);
  const state: MigetState = { env, workspaces, stored: new Map(), listed: new Map(), fault, style };
  const one = /^\/api\/v1\/buckets\/([^/]+)$/;
  const all = /^\/api\/v1\/buckets$/;
  const inWorkspace = (answer: (call: Call, workspace: string) => Answer) => (call: Call) => {
    const workspace = workspaceOf(call, state);
    return typeof workspace === "string" ? answer(call, workspace) : workspace;
  };
  const service: Service = {
    env,
    style,
    fault,
    mediaType: "application/json",
    credential: (request) => brokenCredentialRule(request, { token: env.MIGET_TOKEN, schemes: ["bearer"] }),
    refuse: (refusal) => refuseMiget(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: all,
        body: migetShape(style),
        answer: inWorkspace((call, workspace) => create(call, workspace, state)),
      },
    ],
    // None of these is on the page, so some variants lack one.
    neighbours: [
      { name: "list", method: "GET", path: all, answer: inWorkspace((_call, at) => list(at, state)) },
      { name: "get", method: "GET", path: one, answer: inWorkspace((call, at) => get(call, at, state)) },
      {
        name: "delete",
        method: "DELETE",
        path: one,
        answer: inWorkspace((call, at) => remove(call, at, state)),
      },
    ].filter(({ name }) => name !== (style.variant === 1 ? "list" : style.variant === 3 ? "get" : "")),
  };
  // Some users know of no workspace but the default one, so a run has none to name.
  const { MIGET_WORKSPACE: _workspace, ...withoutWorkspace } = env;
  return {
    env: style.variant > 2 ? withoutWorkspace : env,
    style,
    left: () => [...state.stored.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

/** The workspace that a request is about, or the refusal of one that the user does not have. */
function workspaceOf({ request }: Call, { workspaces, fault, style }: MigetState): string | Answer {
  const named = request.headers.get("x-workspace-id");
  const refused = (kind: "unknown" | "forbidden" | "invalid", says: string) =>
    refuseMiget(style, { of: "create", kind, says, at: [] });
  if (named === undefined) {
    return enforces(fault, "workspace: optional")
      ? workspaces.default
      : refused("invalid", "Name a workspace.");
  }
  if (Object.values(workspaces).includes(named)) return named;
  if (!enforces(fault, "workspace: unknown")) return workspaces.default;
  return refused(style.variant === 1 ? "unknown" : "forbidden", "No such workspace.");
}

function create({ body }: Call, workspace: string, state: MigetState): Answer {
  const { env, stored, listed, fault, style } = state;
  const id = valueAt(body, ["miget_id"]) ?? Number(env.MIGET_ID);
  if (id !== Number(env.MIGET_ID) && enforces(fault, "miget_id: unknown")) {
    const kind = style.variant % 2 === 0 ? "unknown" : "invalid";
    return refuseMiget(style, { of: "create", kind, says: "Resource not found", at: ["miget_id"] });
  }
  const size = valueAt(body, ["disk_size"]);
  const usualVisibility = enforces(fault, "default: visibility") ? "private_access" : "public_access";
  const usualSize = enforces(fault, "default: size") ? 0.1 : 1;
  const given = textAt(body, ["visibility"]) ?? usualVisibility;
  const bucket = newMigetBucket({
    workspace,
    label: textAt(body, ["label"]) ?? "unnamed",
    visibility: enforces(fault, "visibility: kept") ? given : usualVisibility,
    diskSize: typeof size === "number" && enforces(fault, "size: kept") ? size : usualSize,
  });
  if (enforces(fault, "create: stores")) stored.set(bucket.uuid, bucket);
  if (enforces(fault, "create: lists")) listed.set(bucket.uuid, bucket);
  return jsonAnswer("create", style.variant % 2 === 0 ? 201 : 200, shownMigetBucket(bucket, style, fault));
}

function list(workspace: string, { listed, fault, style }: MigetState): Answer {
  const own = [...listed.values()].filter((bucket) => bucket.workspace === workspace);
  return jsonAnswer(
    "list",
    200,
    own.map((bucket) => shownMigetBucket(bucket, style, fault)),
  );
}

function found(id: string, workspace: string, buckets: ReadonlyMap<string, MigetBucket>) {
  const bucket = buckets.get(id);
  return bucket?.workspace === workspace ? bucket : undefined;
}

function get(
  { parameters: [id = ""] }: Call,
  workspace: string,
  { stored, fault, style }: MigetState,
): Answer {
  const bucket = found(id, workspace, stored);
  if (bucket === undefined)
    return refuseMiget(style, { of: "get", kind: "unknown", says: "Bucket not found", at: [] });
  const shown = shownMigetBucket(bucket, style, fault);
  const keys = { access_key: "MGT3XQ7D0V5L", secret_key: "q2Vd7yB0pXw4" };
  return jsonAnswer("get", 200, style.members === "extra" ? { ...shown, ...keys } : shown);
}

function remove({ parameters: [id = ""] }: Call, workspace: string, state: MigetState): Answer {
  const { stored, listed, fault, style } = state;
  if ((found(id, workspace, stored) ?? found(id, workspace, listed)) === undefined)
    return refuseMiget(style, { of: "delete", kind: "unknown", says: "Bucket not found", at: [] });
  if (enforces(fault, "delete: removes")) stored.delete(id);
  if (enforces(fault, "delete: unlists")) listed.delete(id);
  return emptyAnswer("delete", 204);
}
