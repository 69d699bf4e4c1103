import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import type { RuntimeOptions } from "../client/client-context.js";
import type { CredentialsByScheme } from "../client/credentials.js";
import type { Json } from "../core/json.js";
import { valueAt, withValueAt } from "../core/json-pointer.js";
import { findProviders } from "../documents/find-providers.js";
import { loadProvider } from "../documents/load-provider.js";
import type { Operation, Provider } from "../documents/model.js";
import { noState } from "../documents/state/build-state.js";
import { knownAccounts } from "../mock/known-accounts.js";
import { type Mock, startMock } from "../mock/start-mock.js";
import { validateDocument } from "../schema/validate-document.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A generated client without the types that would need the provider's name here. */
type UntypedClient = Record<string, (path: string, init: object) => Promise<{ readonly response: Response }>>;

interface ClientModule {
  readonly createClient: (options: RuntimeOptions) => UntypedClient;
}

describe("each generated client, validating both ways, against its provider's mock", async () => {
  it.each(await findProviders(root))("%s: makes every described request that has examples", async (name) => {
    const loaded = await loadProvider(root, name, validateDocument);
    if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
    const provider = loaded.value;
    const mock = await startMock(forgetful(provider));
    // The test runner would look among the files that exist, and what exists is the TypeScript.
    const path = `${root}generated/${name}/client.ts`;
    const module: ClientModule = await import(/* @vite-ignore */ path);
    const client = module.createClient({
      baseUrl: mock.url,
      credentials: credentialsOf(provider),
      validate: { requests: true, responses: true },
    });
    const statuses: string[] = [];
    for (const operation of provider.operations)
      for (const body of bodiesOf(provider, operation)) {
        const call = client[operation.method];
        const result = await call?.(operation.path, { ...parametersOf(operation), ...body });
        statuses.push(`${operation.id} ${result?.response.status}`);
      }
    const told = await runExample(provider, mock);
    await mock.close();
    expect(told).toMatch(/^20\d/);
    expect(statuses.filter((line) => !/ 2\d\d$/.test(line))).toEqual([]);
  });
});

/** Runs the example of the page of the provider's client on the mock; the first line that it prints. */
async function runExample(provider: Provider, mock: Mock): Promise<string> {
  const page = await readFile(`${root}generated/${provider.name}/client.md`, "utf8");
  const written = /^```ts\n([\s\S]*?)^```/m.exec(page)?.[1] ?? "";
  const code = suppliedOf(provider)
    .reduce(
      (text, [example, known]) => text.replaceAll(JSON.stringify(example), JSON.stringify(known)),
      written,
    )
    .replace(/from "[^"]+"/, `from "${root}generated/${provider.name}/client.ts"`)
    .replace("createClient({", `createClient({ baseUrl: ${JSON.stringify(mock.url)},`);
  const folder = await mkdtemp(join(tmpdir(), "assay-example-"));
  await writeFile(join(folder, "example.ts"), code);
  const lines: string[] = [];
  const tell = (...words: unknown[]) => lines.push(words.map((word) => JSON.stringify(word)).join(" "));
  vi.spyOn(console, "log").mockImplementation(tell);
  vi.spyOn(console, "error").mockImplementation(tell);
  for (const [name, value] of Object.entries(mock.credentials)) vi.stubEnv(name, value);
  await import(/* @vite-ignore */ join(folder, "example.ts"));
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
  return lines[0] ?? "";
}

/** What stands in examples of bodies where the profile supplies a value, and the value that the mock knows. */
function suppliedOf({ profile, operations }: Provider): [Json, Json][] {
  return profile.bindings.flatMap((binding) =>
    binding.kind !== "supplied"
      ? []
      : binding.at.flatMap(({ operation, pointer = "" }): [Json, Json][] => {
          const example = operations.find(({ id }) => id === operation)?.body?.media[0]?.examples[0];
          const value = valueAt(example?.value, pointer);
          return typeof value === "string" ? [[value, binding.value.mock]] : [];
        }),
  );
}

/** A provider whose mock remembers nothing: every example succeeds, though nothing made what it names. */
function forgetful(provider: Provider): Provider {
  const { profile } = provider;
  return { ...provider, profile: { ...profile, mock: { ...profile.mock, state: noState } } };
}

/** The first account's, each in the form in which a client takes it. */
function credentialsOf({ profile }: Provider): CredentialsByScheme {
  const secrets = [...(knownAccounts(profile)[0]?.secrets ?? [])];
  return Object.fromEntries(
    secrets.map(([scheme, { value, accessKeyId = "", secretAccessKey = "" }]) => [
      scheme,
      value ?? { accessKeyId, secretAccessKey },
    ]),
  );
}

/** The examples of a body, with the values that the mock knows in place of those that it cannot know. */
function bodiesOf({ profile }: Provider, operation: Operation): object[] {
  const examples = operation.body?.media[0]?.examples;
  if (examples === undefined) return [{}];
  const supplied = profile.bindings.flatMap((binding) =>
    binding.kind === "supplied"
      ? binding.at.map(({ pointer, ...place }) => ({ ...place, pointer, mock: binding.value.mock }))
      : [],
  );
  const here = supplied.filter((place) => place.operation === operation.id && place.in === "body");
  return examples.map(({ value }) => {
    const body = here.reduce<Json | undefined>((whole, { pointer = "", mock }) => {
      return typeof valueAt(whole, pointer) === "string" ? withValueAt(whole, pointer, mock) : whole;
    }, value);
    return { body };
  });
}

function parametersOf(operation: Operation): object {
  const valuesIn = (where: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === where && parameter.required)
        .map(({ name, examples }) => [name, examples[0]]),
    );
  const params = { path: valuesIn("path"), query: valuesIn("query"), header: valuesIn("header") };
  return { params, server: valuesIn("server") };
}
