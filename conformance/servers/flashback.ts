import { randomBytes, randomUUID } from "node:crypto";
import { brokenCredentialRule } from "./credential.js";
import { defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { flashbackFaults } from "./flashback-faults.js";
import { answerRequest, type Call, type Refusal, type Service } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { optional, required, type Shape, textAt } from "./shape.js";
import { type Style, styleOf, unlistedAnswer } from "./style.js";

/** Flashback: "Create Bucket", with list and delete. */
export const flashback: Reference = {
  name: "flashback",
  defects: flashbackFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(flashbackBehaviour(faultNamed(flashbackFaults, defect), styleOf(variant)), port),
};

interface Stored {
  readonly name: string;
  readonly bucket: string;
  readonly storageType: string;
}

interface State {
  readonly env: ReturnType<typeof environment>;
  readonly stored: Map<string, Stored>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

const bucketLimit = 10;

function environment({ variant }: Style) {
  return {
    FLASHBACK_TOKEN: `eyJhbGciOiJIUzI1NiJ9.${randomBytes(24).toString("base64url")}.${randomBytes(24).toString("base64url")}`,
    FLASHBACK_WORKSPACE: `workspace-${randomBytes(4).toString("hex")}`,
    FLASHBACK_STORAGE_KEY: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    FLASHBACK_STORAGE_SECRET: randomBytes(30).toString("base64url"),
    FLASHBACK_REGION: variant % 2 === 0 ? "us-east-1" : "eu-west-1",
    FLASHBACK_BUCKET: `backup-${randomBytes(3).toString("hex")}`,
  };
}

/** What the server does, without its socket. */
export function flashbackBehaviour(fault: Fault | undefined, style: Style): Behaviour {
  const env = environment(style);
  const stored = new Map<string, Stored>();
  const state: State = { env, stored, fault, style };
  const service: Service = {
    env,
    style,
    fault,
    mediaType: "application/json",
    credential: (request) =>
      brokenCredentialRule(request, { token: env.FLASHBACK_TOKEN, schemes: ["bearer"] }),
    refuse: (refusal) => refuse(style, refusal),
    operations: [
      {
        name: "create",
        method: "POST",
        path: /^\/bucket$/,
        body: bodyShape(style),
        answer: (call) => create(call, state),
      },
      { name: "list", method: "GET", path: /^\/bucket$/, answer: (call) => list(call, state) },
      {
        name: "delete",
        method: "DELETE",
        path: /^\/bucket\/([^/]+)$/,
        answer: (call) => remove(call, state),
      },
    ],
  };
  return { env, style, left: () => [...stored.keys()], answer: (request) => answerRequest(service, request) };
}

function create({ body }: Call, { env, stored, fault, style }: State): Answer {
  const given = (key: string, otherwise: string) => textAt(body, [key]) ?? otherwise;
  const id = randomUUID();
  const bucket: Stored = {
    name: given("name", id),
    bucket: given("bucket", id),
    storageType: given("storageType", "S3"),
  };
  const refused = (rule: string, says: string) =>
    enforces(fault, rule) ? failed("create", 400, says, style) : undefined;
  const goodKey = given("key", env.FLASHBACK_STORAGE_KEY) === env.FLASHBACK_STORAGE_KEY;
  const goodSecret = given("secret", env.FLASHBACK_STORAGE_SECRET) === env.FLASHBACK_STORAGE_SECRET;
  // A real key opens one kind of storage, so a strict server refuses it for the others.
  const goodType = style.variant !== 3 || bucket.storageType === "S3";
  const goodRegion = style.variant !== 0 || given("region", env.FLASHBACK_REGION) === env.FLASHBACK_REGION;
  const goodWorkspace = given("workspaceId", env.FLASHBACK_WORKSPACE) === env.FLASHBACK_WORKSPACE;
  const taken = [...stored.values()].some(
    (one) => one.bucket === bucket.bucket || (style.variant > 1 && one.name === bucket.name),
  );
  const refusal =
    (goodWorkspace ? undefined : refused("workspace: unknown", "There is no such workspace.")) ??
    (goodKey ? undefined : refused("key: known", "The storage does not know these credentials.")) ??
    (goodSecret ? undefined : refused("secret: known", "The storage does not know these credentials.")) ??
    (goodType && goodRegion ? undefined : refused("storage", "The storage cannot be reached.")) ??
    (taken ? refused("bucket: unique", "That bucket is there already.") : undefined);
  if (refusal) return refusal;
  if (stored.size >= bucketLimit && enforces(fault, "quota"))
    return jsonAnswer("create", 429, { success: false });
  stored.set(id, bucket);
  const least = style.variant === 3 ? { bucketId: id } : { success: true, bucketId: id };
  const extra = style.members === "extra" ? { status: "ONLINE", latency_ms: 12, message: null } : {};
  return jsonAnswer("create", 200, { ...least, ...extra });
}

function list({ request }: Call, { env, stored }: State): Answer {
  const workspace = new URLSearchParams(request.query).get("workspaceId");
  const known = workspace === null || workspace === env.FLASHBACK_WORKSPACE;
  const buckets = known
    ? [...stored].map(([id, bucket]) => ({ id, ...bucket, workspaceId: env.FLASHBACK_WORKSPACE }))
    : [];
  return jsonAnswer("list", 200, { success: true, buckets });
}

function remove({ parameters: [id = ""] }: Call, { stored, style }: State): Answer {
  return stored.delete(id)
    ? jsonAnswer("delete", 200, { success: true })
    : failed("delete", 404, "There is no such bucket.", style);
}

function refuse(style: Style, { of, kind, says }: Refusal): Answer {
  switch (kind) {
    case "credential":
      return unlistedAnswer(style, of, style.credential);
    case "forbidden":
      return unlistedAnswer(style, of, 403);
    case "media-type":
      return style.mediaType === 400
        ? failed(of, 400, says, style)
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 400 ? failed(of, 400, says, style) : unlistedAnswer(style, of, 422);
    case "unknown":
      return failed(of, 404, says, style);
    case "invalid":
      return failed(of, 400, says, style);
  }
}

/** Both members of an error are optional, so one variant leaves `success` out. */
function failed(of: string, status: number, message: string, style: Style): Answer {
  return jsonAnswer(of, status, style.variant === 1 ? { message } : { success: false, message });
}

function bodyShape(style: Style): Shape {
  const some = style.variant === 1 ? {} : { empty: (value: string) => value !== "" };
  const text: Shape = { kind: "text", rules: some };
  const isBucket = (value: string) => style.variant !== 2 || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value);
  const isUrl = (value: string) => style.variant === 1 || URL.canParse(value);
  return {
    kind: "record",
    members: {
      name: required(text),
      bucket: required({ kind: "text", rules: { ...some, characters: isBucket } }),
      storageType: required({
        kind: "text",
        rules: { enum: (value) => ["S3", "GCS", "AZURE"].includes(value) },
      }),
      key: required(text),
      secret: required(text),
      region: required(text),
      endpoint: optional({ kind: "text", rules: { url: isUrl } }),
      workspaceId: required(text),
    },
  };
}
