import { headerOf, type WireRequest } from "../../core/exchange.js";
import { isJsonObject, type Json } from "../../core/json.js";
import { pointerTo, valueAt } from "../../core/json-pointer.js";
import type { MediaType, Operation, Provider } from "../../documents/model.js";
import { codecFor } from "../../exchange/codec-for.js";
import { jsonCodec } from "../../exchange/json-codec.js";
import { xmlCodec } from "../../exchange/xml-codec.js";
import { compiledSchema } from "../../schema/compile-validator.js";
import { placesOf } from "../../schema/places-of.js";
import { walkLocations } from "../../schema/walk-locations.js";
import type { MockAnswer } from "../answer-writer.js";
import { withHeader } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/** Each secret given out again: in the body of a success, in that of a refusal, in a header. */
export function secretFaults(provider: Provider): Fault[] {
  return provider.operations
    .filter(({ unreachable }) => unreachable === undefined)
    .flatMap((operation) =>
      [
        ...credentialsOf(provider, operation),
        ...bodySecretsOf(operation),
        ...storedSecrets(provider, operation),
      ].flatMap((secret) => leaksOf(operation).map((leak) => secretFault(operation, secret, leak))),
    );
}

/** Something that must not come back. */
interface Secret {
  readonly name: string;
  readonly what: string;
  /** Its value in a request; undefined where the request does not send it. */
  readonly valueIn: (request: WireRequest) => string | undefined;
}

/** A way in which a secret comes back. */
interface Leak {
  readonly to: "success" | "refusal" | "header";
  readonly what: string;
  readonly apply: (answer: MockAnswer, secret: string) => MockAnswer;
}

function leaksOf({ method }: Operation): Leak[] {
  const header: Leak = {
    to: "header",
    what: "a header",
    apply: (answer, secret) => withHeader(answer, "X-Debug", secret),
  };
  if (method === "HEAD") return [header];
  return [
    {
      to: "success",
      what: "the body of a success",
      apply: (answer, secret) => (answer.status < 300 ? withText(answer, secret) : answer),
    },
    {
      to: "refusal",
      what: "the body of a refusal",
      apply: (answer, secret) => (answer.status >= 400 ? withText(answer, secret) : answer),
    },
    header,
  ];
}

function secretFault(operation: Operation, { name, what, valueIn }: Secret, leak: Leak): Fault {
  return {
    name: faultName(operation.id, "secret", name, leak.to),
    family: "secret",
    operation: operation.id,
    does: `${what} comes back in ${leak.what}.`,
    at: operation.pointer,
    sabotage: {
      change: (answer, to) => {
        const value = to.operation === operation ? valueIn(to.request) : undefined;
        return value === undefined ? answer : leak.apply(answer, value);
      },
    },
    otherwise: `no ${leak.to} of this operation has a body`,
  };
}

/** The answer with a text in its body; one without a body stays as it is. */
function withText(answer: MockAnswer, text: string): MockAnswer {
  const codec = codecFor(headerOf(answer.headers, "content-type") ?? "");
  if (answer.body.length === 0) return answer;
  const body = Buffer.from(answer.body).toString();
  if (codec === jsonCodec) {
    const value = JSON.parse(body) as Json;
    const told: Json = isJsonObject(value)
      ? { ...value, debug: text }
      : Array.isArray(value)
        ? [...value, text]
        : text;
    return { ...answer, body: Buffer.from(JSON.stringify(told)) };
  }
  const at = codec === xmlCodec ? body.lastIndexOf("</") : body.length;
  return {
    ...answer,
    body: Buffer.from(
      `${body.slice(0, at)}${codec === xmlCodec ? `<Debug>${text}</Debug>` : text}${body.slice(at)}`,
    ),
  };
}

/** Parts of a credential that name it and go out in the clear. */
const namesOfCredentials: readonly string[] = ["accessKeyId", "username"];

function credentialsOf({ profile }: Provider, operation: Operation): Secret[] {
  return (operation.security[0] ?? []).flatMap((scheme) =>
    [...(profile.credentials.first.get(scheme) ?? [])]
      .filter(([part]) => !namesOfCredentials.includes(part))
      .map(([part, { mock }]) => ({
        name: `${scheme}/${part}`,
        what: `The credential (${part} of ${scheme})`,
        valueIn: () => mock,
      })),
  );
}

function bodySecretsOf(operation: Operation): Secret[] {
  return (operation.body?.media ?? []).flatMap((media) =>
    secretTokens(media).map((tokens) => {
      const path = tokens.join("/");
      return {
        name: `body/${path}`,
        what: `The secret that the request has at ${pointerTo("", ...tokens)}`,
        valueIn: (request: WireRequest) => secretIn(request, media, tokens),
      };
    }),
  );
}

function secretIn(
  { body, headers }: WireRequest,
  { mediaType, schema }: MediaType,
  tokens: readonly string[],
): string | undefined {
  if (body === undefined) return undefined;
  const read = codecFor(headerOf(headers, "content-type") ?? mediaType).read(body, schema);
  if (read.kind !== "value") return undefined;
  const found = placesOf(read.value, tokens).map((place) => valueAt(read.value, place));
  return found.find((value) => typeof value === "string" && value !== "") as string | undefined;
}

/** Where a body has what the description calls write-only or a password. */
function secretTokens({ schema }: MediaType): (readonly string[])[] {
  if (schema === undefined) return [];
  const { bundle, entry } = compiledSchema(schema);
  return walkLocations(bundle, entry)
    .filter(({ own }) =>
      own.some(({ schema: site }) => {
        const place = bundle.placeOf(site);
        const stated = place === undefined ? undefined : valueAt(schema.root, place.pointer);
        return isJsonObject(stated) && (stated["writeOnly"] === true || stated["format"] === "password");
      }),
    )
    .map(({ tokens }) => tokens);
}

/** Secrets that the profile supplies: another operation may give out later what one was told. */
function storedSecrets({ profile, operations }: Provider, operation: Operation): Secret[] {
  return profile.bindings.flatMap((binding) => {
    if (binding.kind !== "supplied") return [];
    const isSecret = binding.at.some((place) => {
      const teller = operations.find(({ id }) => id === place.operation);
      return (
        place.in === "body" &&
        teller !== undefined &&
        teller !== operation &&
        (teller.body?.media ?? []).some((media) =>
          secretTokens(media).some((tokens) => pointerTo("", ...tokens) === place.pointer),
        )
      );
    });
    const { mock } = binding.value;
    return isSecret
      ? [
          {
            name: `stored/${binding.name}`,
            what: `The ${binding.name} that an earlier request sent`,
            valueIn: () => mock,
          },
        ]
      : [];
  });
}
