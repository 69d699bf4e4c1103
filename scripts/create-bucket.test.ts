import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadProvider } from "../src/documents/load-provider.js";
import { type Mock, startMock } from "../src/mock/start-mock.js";
import { validateDocument } from "../src/schema/validate-document.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const providers = ["flashback", "latitude", "miget", "obs", "wayscloud"];

interface Maker {
  readonly name: string;
  readonly create: (wish: object, setting: (variable: string) => string) => Promise<object>;
}

/** The example stands for a repository of its own: its types are checked there. */
const { chooseMaker }: { chooseMaker: (environment: object, wanted?: string) => Maker | string } =
  await import(/* @vite-ignore */ `${root}examples/create-bucket/src/choose-maker.ts`);

describe("the example that creates a bucket, on the mock", () => {
  const mocks = new Map<string, Mock>();

  beforeAll(async () => {
    for (const name of providers) {
      const loaded = await loadProvider(root, name, validateDocument);
      if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
      mocks.set(name, await startMock(loaded.value));
    }
  });

  afterAll(() => Promise.all([...mocks.values()].map((mock) => mock.close())));

  it.each([
    ["flashback", { kind: "refused", reason: "invalid" }],
    ["latitude", { kind: "refused", reason: "name taken" }],
    // Buckets of one label are no mistake here, a bucket of one's own is there already, an order is an order.
    ["miget", { kind: "created" }],
    ["obs", { kind: "created" }],
    ["wayscloud", { kind: "created" }],
  ])("%s: chosen by its variables, made, made again, and refused a bad credential", async (name, again) => {
    const mock = mocks.get(name);
    const environment = mock?.credentials ?? {};
    const maker = chooseMaker(environment);
    if (typeof maker === "string") throw new Error(maker);
    expect(maker.name).toBe(name);
    const wish = { name: "holiday-pictures", url: mock?.url, pauseMs: 100, tell: () => undefined };
    const setting = (variable: string) => environment[variable] ?? "";
    const wrong = (variable: string) =>
      /TOKEN$|API_KEY$|SECRET_ACCESS_KEY$/.test(variable) ? "wrong-0123456789" : setting(variable);

    const first = await maker.create(wish, setting);
    expect(first).toMatchObject({ kind: "created" });
    expect(await maker.create(wish, setting)).toMatchObject(again);
    expect(await maker.create(wish, wrong)).toMatchObject({ kind: "refused", reason: "bad credential" });
    for (const [variable, value] of Object.entries(environment))
      if (/TOKEN|KEY|SECRET/.test(variable)) expect(JSON.stringify(first)).not.toContain(value);
  });
});

it("says what to do where nothing, too little or too much is configured", () => {
  expect(chooseMaker({})).toContain("Set the variables of one:\n  flashback  FLASHBACK_TOKEN");
  expect(chooseMaker({ MIGET_TOKEN: "t" }, "miget")).toBe("miget is not configured: set MIGET_ID.");
  expect(chooseMaker({}, "acme")).toContain('There is no provider "acme"');
  const two = Object.fromEntries(
    ["MIGET_TOKEN", "MIGET_ID", "OBS_ACCESS_KEY_ID", "OBS_SECRET_ACCESS_KEY", "OBS_REGION"].map((name) => [
      name,
      "x",
    ]),
  );
  expect(chooseMaker(two)).toBe("Several are configured: miget, obs. Choose by --provider.");
});
