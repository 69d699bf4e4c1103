import type fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import { planFor } from "../engine/plan-for.js";
import type { PropertyAccount } from "../engine/property/property-scope.js";
import { openProviderRun, type ProviderRun } from "../engine/provider-run.js";
import { runOptions } from "../suite/run-suite.js";
import { checkProperty } from "./check-property.js";
import { type ConformanceOptions, loadSuite } from "./load-suite.js";

/** What the runs of a property are drawn from. */
export interface PropertyValues {
  readonly fc: typeof fc;
  /** Valid requests of an operation. */
  readonly request: (operation: string) => Arbitrary<RequestValue>;
  /** Valid bodies of an operation; the caller knows the type from the description. */
  readonly body: <Body>(operation: string) => Arbitrary<Body>;
}

/** What a property sends with. Whatever it sends goes through every check, and what it makes is removed afterwards. */
export interface PropertyTools<Client> {
  /** The typed client, as the first account. */
  readonly client: Client;
  readonly clientOf: (account: PropertyAccount) => Client;
  /** Sends a request of an operation without a client. */
  readonly send: (
    operation: string,
    request?: Partial<RequestValue>,
    account?: PropertyAccount,
  ) => Promise<PropertyAnswer>;
  /** A body with fresh and supplied values in the places that the profile binds. */
  readonly bound: <Body>(operation: string, body: Body) => Body;
  /** The value of a binding of the profile, by its name; a new one each time where it is fresh. */
  readonly valueOf: (binding: string) => string;
}

/** An answer to `send`. */
export interface PropertyAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: Json | undefined;
}

/** What a property's client is made with. */
export interface PropertyClientOptions {
  readonly baseUrl?: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** A hand-written property. */
export interface Property<Given, Client> extends Omit<ConformanceOptions, "runs"> {
  /** Promises that it breaks when it fails. */
  readonly promises?: readonly string[];
  /** `createClient` of the provider's generated client fits; credentials are put in by the run. */
  readonly client: (options: PropertyClientOptions) => Client;
  /** What one run is given. */
  readonly given: (values: PropertyValues) => Arbitrary<Given>;
  /** Throws, as `expect` does, where the property does not hold. */
  readonly holds: (given: Given, tools: PropertyTools<Client>) => Promise<void>;
  /** How many runs; 5 when not given. */
  readonly runs?: number;
}

/**
 * Registers a property of a provider that no workflow can state as a vitest test.
 *
 * A failure is shrunk and shown with every exchange that led to it. The seed is the suite's, so the same values are
 * drawn each time; `ASSAY_TARGET`, `ASSAY_URL` and `ASSAY_SEED` stand in for options that are not given.
 */
export async function property<Given, Client>(
  providerName: string,
  name: string,
  stated: Property<Given, Client>,
): Promise<void> {
  const { runs: _, ...options } = stated;
  const { providers, suite } = await loadSuite(providerName, options);
  for (const provider of providers) {
    const engine = runOptions(suite, provider, suite.signal ?? new AbortController().signal);
    const plan = planFor(provider, { ...engine, selection: { names: [] } });
    describe(`${provider.name} (${engine.target})`, () => {
      let run: ProviderRun | undefined;
      beforeAll(async () => {
        run = await openProviderRun(plan, engine);
      });
      afterAll(async () => {
        await run?.close();
      });
      test(name, { timeout: engine.timeoutMs * 10 }, async ({ task }) => {
        task.meta.promises = stated.promises ?? [];
        if (run === undefined) throw new Error("the target did not start");
        const failure = await checkProperty({ provider, run, seed: engine.seed }, stated);
        if (failure !== undefined) throw new Error(failure);
      });
    });
  }
}
