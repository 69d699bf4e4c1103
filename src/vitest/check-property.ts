import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import { PropertyInconclusive } from "../engine/property/property-inconclusive.js";
import type { PropertyAccount, PropertyScope } from "../engine/property/property-scope.js";
import type { ProviderRun } from "../engine/provider-run.js";
import { requestSpace } from "../engine/request-space.js";
import { stepLines } from "../report/step-lines.js";
import type { Property, PropertyTools, PropertyValues } from "./property.js";

/** What a property is checked against. */
export interface PropertyTarget {
  readonly provider: Provider;
  readonly run: ProviderRun;
  readonly seed: number;
}

const defaultRuns = 5;

/** One run in which the property did not hold. */
interface Failure {
  readonly given: unknown;
  readonly cause: unknown;
  readonly scope: PropertyScope;
}

/** Checks a hand-written property; a text tells the smallest case found in which it does not hold. */
export async function checkProperty<Given, Client>(
  target: PropertyTarget,
  stated: Property<Given, Client>,
): Promise<string | undefined> {
  let failure: Failure | undefined;
  let doubt: string | undefined;
  const attempt = async (given: Given): Promise<void> => {
    // Once nothing can be concluded any more, nothing is sent any more.
    fc.pre(doubt === undefined);
    const scope = target.run.scope();
    try {
      await stated.holds(given, toolsOf(target, scope, stated));
      refuseViolations(scope);
    } catch (cause) {
      if (cause instanceof PropertyInconclusive) doubt = scope.redact(cause.message);
      fc.pre(doubt === undefined);
      // fast-check goes on with smaller ones: the last that failed is the smallest.
      failure = { given, cause, scope };
      throw cause;
    } finally {
      await scope.close();
    }
  };
  await fc.check(fc.asyncProperty(stated.given(valuesOf(target.provider)), attempt), {
    seed: target.seed,
    numRuns: stated.runs ?? defaultRuns,
  });
  if (failure !== undefined) return failureText(failure, stated.promises ?? [], target.seed);
  return doubt === undefined ? undefined : `inconclusive: ${doubt}`;
}

function valuesOf(provider: Provider): PropertyValues {
  const spaceOf = (id: string) => {
    const { space, notes } = requestSpace(provider, operationOf(provider, id));
    if (space === undefined) throw new Error(`no valid request of ${id} can be made: ${notes[0]?.reason}`);
    return space;
  };
  return {
    fc,
    request: (id) => spaceOf(id).arbitrary,
    body: <Body>(id: string) => {
      const part = spaceOf(id).parts.find(({ kind }) => kind === "body");
      if (part === undefined) throw new Error(`${id} has no body`);
      // The caller names the type that the description gives these values.
      return part.arbitrary as unknown as fc.Arbitrary<Body>;
    },
  };
}

function operationOf({ name, operations }: Provider, id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`${name} describes no operation "${id}"`);
  return found;
}

function toolsOf<Given, Client>(
  { provider, run }: PropertyTarget,
  scope: PropertyScope,
  { client }: Property<Given, Client>,
): PropertyTools<Client> {
  const { baseUrl } = run;
  const clientOf = (account: PropertyAccount) =>
    client({ ...(baseUrl === undefined ? {} : { baseUrl }), fetch: scope.fetchAs(account) });
  return {
    client: clientOf("first"),
    clientOf,
    send: async (operation, request = {}, account = "first") => {
      const { response } = await scope.send(operation, { ...emptyRequest, ...request }, account);
      const text = new TextDecoder().decode(response?.body);
      const headers = new Headers(response?.headers.map(([name, value]): [string, string] => [name, value]));
      return { status: response?.status ?? 0, headers, text, body: jsonOf(text) };
    },
    bound: <Body>(id: string, body: Body) => {
      const operation = operationOf(provider, id);
      const value = body as unknown as Json; // drawn from the description, so it is JSON
      const mediaType = operation.body?.media[0]?.mediaType ?? "";
      const bound = scope.bind(id, { ...emptyRequest, body: { kind: "value", mediaType, value } });
      return (bound.body?.kind === "value" ? bound.body.value : body) as Body;
    },
    valueOf: (binding) => {
      const value = scope.valueOf(binding);
      if (value === undefined)
        throw new PropertyInconclusive(
          `the profile has no value for the binding "${binding}" on this target`,
        );
      return value;
    },
  };
}

const emptyRequest: RequestValue = { path: {}, query: {}, header: {}, cookie: {}, server: {} };

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What the checks found in an exchange fails the property as well. */
function refuseViolations(scope: PropertyScope): void {
  const [violation] = scope
    .sent()
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "violation");
  if (violation === undefined) return;
  const { message, check, expected, received, at } = violation;
  throw new Error(`${message}\ncheck: ${check}\nexpected: ${expected}\nreceived: ${received} (${at})`);
}

function failureText({ given, cause, scope }: Failure, promises: readonly string[], seed: number): string {
  return [
    ...(promises.length === 0 ? [] : [`promises: ${promises.join(", ")}`]),
    `does not hold for: ${scope.redact(fc.stringify(given))}`,
    scope.redact(cause instanceof Error ? cause.message : String(cause)),
    ...stepLines({ steps: scope.shown() }),
    `run again with: ASSAY_SEED=${seed}`,
  ].join("\n");
}
