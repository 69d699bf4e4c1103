import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { brokenCredentialRule } from "./credential.js";
import { defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { answerRequest, type Call, type Refusal, type Service } from "./json-service.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import { migetBucket } from "./miget-bucket.js";
import { migetFaults } from "./miget-faults.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { optional, required, type Shape, textAt, valueAt } from "./shape.js";
import { type Style, styleOf, unlistedAnswer } from "./style.js";

/** Miget: "Create a new bucket", with list, get and delete. */
export const miget: Reference = {
  name: "miget",
  defects: migetFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(migetBehaviour(faultNamed(migetFaults, defect), styleOf(variant)), port),
};

type Bucket = ReturnType<typeof migetBucket>;

interface State {
  readonly env: ReturnType<typeof environment>;
  readonly stored: Map<string, Bucket>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

function environment() {
  return {
    MIGET_TOKEN: `miget_live_${randomBytes(20).toString("hex")}`,
    MIGET_ID: String(randomInt(1_000, 100_000)),
    MIGET_WORKSPACE: randomUUID(),
  };
}

/** What the server does, without its socket. */
export function migetBehaviour(fault: Fault | undefined, style: Style): Behaviour {
  const env = environment();
  const stored = new Map<string, Bucket>();
  const state: State = { env, stored, fault, style };
  const one = /^\/api\/v1\/buckets\/([^/]+)$/;
  const all = /^\/api\/v1\/buckets$/;
  const inWorkspace = (answer: (call: Call) => Answer) => (call: Call) =>
    foreignWorkspace(call, state) ?? answer(call);
  const service: Service = {
    env,
    style,
    fault,
    mediaType: "application/json",
    credential: (request) => brokenCredentialRule(request, { token: env.MIGET_TOKEN, schemes: ["bearer"] }),
    refuse: (refusal) => refuse(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: all,
        body: bodyShape(style),
        answer: inWorkspace((call) => create(call, state)),
      },
      {
        name: "list",
        method: "GET",
        path: all,
        answer: inWorkspace(() => jsonAnswer("list", 200, [...stored.values()])),
      },
      { name: "get", method: "GET", path: one, answer: inWorkspace((call) => get(call, state)) },
      { name: "delete", method: "DELETE", path: one, answer: inWorkspace((call) => remove(call, state)) },
    ],
  };
  // One variant knows of no workspace but the default one, so a run has none to name.
  const { MIGET_WORKSPACE: _workspace, ...withoutWorkspace } = env;
  const told = style.variant === 3 ? withoutWorkspace : env;
  return {
    env: told,
    style,
    left: () => [...stored.keys()],
    answer: (request) => answerRequest(service, request),
  };
}

function foreignWorkspace({ request }: Call, { env, fault, style }: State): Answer | undefined {
  const workspace = request.headers.get("x-workspace-id");
  if (workspace === undefined || workspace === env.MIGET_WORKSPACE || !enforces(fault, "workspace: unknown"))
    return undefined;
  return refuse(style, {
    of: "create",
    kind: style.variant === 1 ? "unknown" : "forbidden",
    says: "No such workspace.",
    at: [],
  });
}

function create({ body }: Call, { env, stored, fault, style }: State): Answer {
  const id = valueAt(body, ["miget_id"]) ?? Number(env.MIGET_ID);
  if (id !== Number(env.MIGET_ID) && enforces(fault, "miget_id: unknown")) {
    const kind = style.variant % 2 === 0 ? "unknown" : "invalid";
    return refuse(style, { of: "create", kind, says: "Resource not found", at: ["miget_id"] });
  }
  const size = valueAt(body, ["disk_size"]);
  const bucket = migetBucket(
    {
      label: textAt(body, ["label"]) ?? "unnamed",
      visibility: textAt(body, ["visibility"]) ?? "private_access",
      diskSize: typeof size === "number" ? size : 0.1,
    },
    style,
  );
  stored.set(bucket.uuid, bucket);
  return jsonAnswer("create", style.variant % 2 === 0 ? 201 : 200, bucket);
}

function get({ parameters: [id = ""] }: Call, { stored, style }: State): Answer {
  const bucket = stored.get(id);
  if (bucket === undefined)
    return refuse(style, { of: "get", kind: "unknown", says: "Bucket not found", at: [] });
  const keys = { access_key: "MGT3XQ7D0V5L", secret_key: "q2Vd7yB0pXw4" };
  return jsonAnswer("get", 200, style.members === "extra" ? { ...bucket, ...keys } : bucket);
}

function remove({ parameters: [id = ""] }: Call, { stored, style }: State): Answer {
  if (stored.delete(id)) return emptyAnswer("delete", 204);
  return refuse(style, { of: "delete", kind: "unknown", says: "Bucket not found", at: [] });
}

/** The page lists no refusal at all, so each variant has statuses and bodies of its own. */
function refuse(style: Style, { of, kind, says, at }: Refusal): Answer {
  const status = statusOf(style, kind);
  if (style.variant === 1 || style.variant === 3) return unlistedAnswer(style, of, status);
  return jsonAnswer(
    of,
    status,
    status === 422 ? { errors: `${says} ${at.join(".")}`.trim() } : { error: says },
  );
}

function statusOf(style: Style, kind: Refusal["kind"]): number {
  switch (kind) {
    case "credential":
      return style.credential;
    case "forbidden":
      return 403;
    case "media-type":
      return style.mediaType;
    case "malformed":
      return style.malformed;
    case "unknown":
      return 404;
    case "invalid":
      return style.variant === 3 ? 400 : 422;
  }
}

function bodyShape({ variant }: Style): Shape {
  const isInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  // How small and how large a disk may be, and how long a label, is the server's affair.
  const [least, most] = (
    [
      [0.01, 1.99],
      [0, Number.MAX_VALUE],
      [0.1, 1],
      [0.1, 1.99],
    ] as const
  )[variant] ?? [0.1, 1];
  const isLabel = (value: string) =>
    variant === 1 || (value.trim() !== "" && (variant !== 2 || value.length <= 40));
  const visibilities = ["public_access", "private_access"];
  return {
    kind: "record",
    members: {
      label: required({ kind: "text", rules: { length: isLabel } }),
      miget_id: required({ kind: "number", rules: { int32: isInt32 } }),
      visibility: optional({ kind: "text", rules: { enum: (value) => visibilities.includes(value) } }),
      disk_size: optional({
        kind: "number",
        rules: {
          negative: (value) => value >= 0,
          range: (value) => value < 0 || (value >= least && value <= most),
        },
      }),
    },
  };
}
