import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RuntimeOptions } from "../client/client-context.js";
import type { CredentialsByScheme } from "../client/credentials.js";
import type { Json } from "../core/json.js";
import { valueAt, withValueAt } from "../core/json-pointer.js";
import { findProviders } from "../documents/find-providers.js";
import { loadProvider } from "../documents/load-provider.js";
import type { Operation, Provider } from "../documents/model.js";
import { noState } from "../documents/state/build-state.js";
import { knownAccounts } from "../mock/known-accounts.js";
import { startMock } from "../mock/start-mock.js";
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
    await mock.close();
    expect(statuses.filter((line) => !/ 2\d\d$/.test(line))).toEqual([]);
  });
});

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
