import type { Conversation } from "./conversation.js";
import { cannedGrants, grantHeaders } from "./obs-grants.js";
import { obsSigner, type SignedOptions } from "./obs-signer.js";

const namespace = 'xmlns="http://obs.region.example.com/doc/2015-06-30/"';
const lock = { "x-obs-bucket-object-lock-enabled": "true" };

/** Everything that takes several requests to see of this provider. */
export function talkToObs(conversation: Conversation): void {
  aboutNames(conversation);
  aboutAccess(conversation);
  aboutLocks(conversation);
  aboutLimits(conversation);
}

function speakers({ env, ask }: Conversation) {
  const first = obsSigner({ accessKey: env.OBS_ACCESS_KEY_ID, secretKey: env.OBS_SECRET_ACCESS_KEY });
  const second = obsSigner({
    accessKey: env.OBS_SECOND_ACCESS_KEY_ID,
    secretKey: env.OBS_SECOND_SECRET_ACCESS_KEY,
  });
  const speak =
    (sign: typeof first) =>
    (method: string, bucket: string, more: Partial<SignedOptions> = {}) =>
      ask(`${method} ${bucket} ${JSON.stringify(more)}`, sign(method, { bucket, ...more }));
  return { say: speak(first), other: speak(second) };
}

function located(region = ""): Partial<SignedOptions> {
  return {
    body: `<CreateBucketConfiguration ${namespace}><Location>${region}</Location></CreateBucketConfiguration>`,
  };
}

function aboutNames(conversation: Conversation): void {
  const { say, other } = speakers(conversation);
  const { OBS_REGION: here, OBS_OTHER_REGION: there } = conversation.env;
  say("PUT", "one-bucket");
  say("PUT", "one-bucket");
  say("PUT", "one-bucket", located(here));
  say("PUT", "one-bucket", located(there));
  other("PUT", "one-bucket");
  other("HEAD", "one-bucket");
  say("PUT", "far-bucket", located(there));
  for (const bucket of ["one-bucket", "far-bucket"]) {
    say("HEAD", bucket);
    say("GET", bucket, { target: "/?location" });
  }
  say("GET", "");
  other("GET", "");
  say("DELETE", "one-bucket");
  say("HEAD", "one-bucket");
  say("GET", "");
  say("PUT", "one-bucket");
}

function aboutAccess(conversation: Conversation): void {
  const { say, other } = speakers(conversation);
  const shows = (bucket: string, headers: Readonly<Record<string, string>>) => {
    say("PUT", bucket, { headers });
    say("GET", bucket, { target: "/?acl" });
    for (const target of ["/", "/?acl"]) other("GET", bucket, { target });
  };
  for (const acl of Object.keys(cannedGrants)) shows(`acl-${acl}`, { "x-obs-acl": acl });
  for (const header of Object.keys(grantHeaders))
    shows(header, { [header]: "id=9f8e7d6c5b4a39281706f5e4d3c2b1a0" });
  shows("acl-private", { "x-obs-acl": "public-read" });
  shows("acl-none", { "x-obs-acl": "everybody" });
}

function aboutLocks(conversation: Conversation): void {
  const { say } = speakers(conversation);
  const read = (bucket: string) => {
    for (const target of ["/?versioning", "/?object-lock"]) say("GET", bucket, { target });
  };
  const locks = (inner: string) => ({
    target: "/?object-lock",
    body: `<ObjectLockConfiguration>${inner}</ObjectLockConfiguration>`,
  });
  const days = "<Mode>COMPLIANCE</Mode><Days>3</Days>";
  const rule = `<Rule><DefaultRetention>${days}</DefaultRetention></Rule>`;
  say("PUT", "locked", { headers: lock });
  say("PUT", "unlocked");
  for (const bucket of ["locked", "unlocked"]) {
    read(bucket);
    say("PUT", bucket, {
      target: "/?versioning",
      body: "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>",
    });
    say("PUT", bucket, locks(rule));
    read(bucket);
    say("PUT", bucket, { headers: bucket === "locked" ? {} : lock });
    read(bucket);
    say("PUT", bucket, locks("<ObjectLockEnabled>Disabled</ObjectLockEnabled>"));
    read(bucket);
  }
}

function aboutLimits(conversation: Conversation): void {
  const { say } = speakers(conversation);
  for (let count = 0; count < 101; count += 1) say("PUT", `many-${count}`);
  say("GET", "");
}
