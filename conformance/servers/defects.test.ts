import { describe, expect, it } from "vitest";
import { digest } from "./digest.js";
import type { Fault } from "./fault.js";
import { flashbackBehaviour } from "./flashback.js";
import { flashbackFaults } from "./flashback-faults.js";
import { jsonProbes } from "./json-probes.js";
import { latitudeBehaviour } from "./latitude.js";
import { latitudeFaults } from "./latitude-faults.js";
import { type Answer, bodyText } from "./message.js";
import { migetBehaviour } from "./miget.js";
import { migetFaults } from "./miget-faults.js";
import { obsBehaviour } from "./obs.js";
import { obsFaults } from "./obs-faults.js";
import { obsProbes } from "./obs-probes.js";
import type { Probe } from "./probe.js";
import type { Behaviour } from "./serve.js";
import { type Style, styleOf } from "./style.js";
import { wayscloudBehaviour } from "./wayscloud.js";
import { wayscloudFaults } from "./wayscloud-faults.js";

interface Subject {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly behaviour: (fault: Fault | undefined, style: Style) => Behaviour;
  readonly probes: (behaviour: Behaviour) => readonly Probe[];
}

const subjects: readonly Subject[] = [
  {
    name: "latitude",
    faults: latitudeFaults,
    behaviour: latitudeBehaviour,
    probes: ({ env }) =>
      jsonProbes({
        path: "/storage/objects",
        one: [
          ["GET", "/storage/objects/{left}"],
          ["DELETE", "/storage/objects/{left}"],
        ],
        type: "application/vnd.api+json",
        authorization: env.LATITUDE_API_KEY ?? "",
        variants: [{}, { scoped: false }].map((more) => {
          const { LATITUDE_PROJECT_SLUG: project, LATITUDE_REGION: region } = env;
          return { data: { type: "objects", attributes: { project, name: "slugged", region, ...more } } };
        }),
        good: (name) => ({
          data: {
            type: "objects",
            attributes: {
              project: env.LATITUDE_PROJECT,
              name,
              region: env.LATITUDE_REGION,
              scoped: true,
              customer: "acme",
            },
          },
        }),
      }),
  },
  {
    name: "flashback",
    faults: flashbackFaults,
    behaviour: flashbackBehaviour,
    probes: ({ env }) =>
      jsonProbes({
        path: "/bucket",
        one: [["DELETE", "/bucket/{left}"]],
        type: "application/json",
        authorization: `Bearer ${env.FLASHBACK_TOKEN}`,
        good: (name) => ({
          name,
          // One variant's storage has no other bucket, so the first request asks for that.
          bucket: name === "bucket-a0" ? env.FLASHBACK_BUCKET : name,
          storageType: "S3",
          key: env.FLASHBACK_STORAGE_KEY,
          secret: env.FLASHBACK_STORAGE_SECRET,
          region: env.FLASHBACK_REGION,
          endpoint: "https://gateway.storjshare.io",
          workspaceId: env.FLASHBACK_WORKSPACE,
        }),
      }),
  },
  {
    name: "miget",
    faults: migetFaults,
    behaviour: migetBehaviour,
    probes: ({ env }) =>
      jsonProbes({
        path: "/api/v1/buckets",
        one: [
          ["GET", "/api/v1/buckets/{left}"],
          ["DELETE", "/api/v1/buckets/{left}"],
        ],
        type: "application/json",
        authorization: `Bearer ${env.MIGET_TOKEN}`,
        headers: { "x-workspace-id": "elsewhere" },
        variants: [{ label: "a", miget_id: Number(env.MIGET_ID), visibility: "private_access" }],
        good: (label) => ({
          label,
          miget_id: Number(env.MIGET_ID),
          visibility: "public_access",
          disk_size: 0.5,
        }),
      }),
  },
  {
    name: "wayscloud",
    faults: wayscloudFaults,
    behaviour: wayscloudBehaviour,
    probes: ({ env }) =>
      jsonProbes({
        path: "/api/marketplace-orders/",
        one: [
          ["GET", "/api/marketplace-orders/{order}/"],
          ["POST", "/api/marketplace-resources/{left}/terminate/"],
        ],
        type: "application/json",
        authorization: `Token ${env.WAYSCLOUD_TOKEN}`,
        good: (name) => ({
          project: env.WAYSCLOUD_PROJECT,
          offering: env.WAYSCLOUD_OFFERING,
          plan: env.WAYSCLOUD_PLAN,
          attributes: { name },
          limits: { storage: 10 },
        }),
      }),
  },
  { name: "obs", faults: obsFaults, behaviour: obsBehaviour, probes: ({ env }) => obsProbes(env) },
];

describe.each(subjects)("$name", ({ faults: all, behaviour, probes }) => {
  const faults = all.filter(({ category }) => category !== "behaviour");
  const known = new Map<number, string>();

  function faultless(variant: number): string {
    const server = behaviour(undefined, styleOf(variant));
    const answers = known.get(variant) ?? digests(server, probes(server));
    known.set(variant, answers);
    return answers;
  }

  it("has at least 40 defects, each with a name of its own", () => {
    const names = all.map((fault) => fault.name);

    expect(faults.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
  });

  it("names promises as the catalogue does", () => {
    const promises = all.flatMap((fault) => fault.promises);

    expect(promises.filter((promise) => !/^(LAT|FLB|MIG|WAY|OBS)-\d\d$/.test(promise))).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4])(
    "never fails on odd input, and answers success to good input, in variant %i",
    (variant) => {
      const faultless = behaviour(undefined, styleOf(variant));

      const answers = probes(faultless).map((probe) => ({ what: probe.what, answer: ask(faultless, probe) }));

      expect(answers.filter(({ answer }) => answer.status >= 500 || answer.dropped)).toEqual([]);
      expect(answers.find(({ what }) => what === "good")?.answer.status).toBeLessThan(300);
      expect(answers.filter(({ what, answer }) => what.startsWith("bad ") && answer.status < 400)).toEqual(
        [],
      );
    },
  );

  it.each(faults.map((fault) => [fault.name, fault] as const))("%s changes an answer", (_name, fault) => {
    const differs = [0, 1].some((variant) => {
      const style = styleOf(variant);
      const faulty = behaviour(fault, style);
      return faultless(variant) !== digests(faulty, probes(faulty));
    });

    expect(differs).toBe(true);
  });
});

function digests(behaviour: Behaviour, probes: readonly Probe[]): string {
  return digest(
    probes.map((probe) => ({ what: probe.what, answer: ask(behaviour, probe) })),
    behaviour.env,
  );
}

function ask(behaviour: Behaviour, probe: Probe): Answer {
  const id = /"(?:id|bucketId|uuid|order_uuid)":"([^"]+)"/;
  const created = behaviour.left().at(-1) ?? "";
  const path = probe.request.path.replace("{left}", created);
  if (path.includes("{order}")) {
    const list = behaviour.answer({
      ...probe.request,
      method: "GET",
      path: path.replace(/\{order\}.*$/, ""),
      body: Buffer.of(),
    });
    const order = id.exec(bodyText(list))?.[1] ?? "none";
    return behaviour.answer({ ...probe.request, path: path.replace("{order}", order) });
  }
  return behaviour.answer({ ...probe.request, path });
}
