import { type Header, headerOf, type WireRequest } from "../core/exchange.js";
import type { Provider, SecurityScheme } from "../documents/model.js";
import type { Supplied } from "../documents/profile.js";
import { type TextScheme, withCredentialText, wordBefore } from "../exchange/apply-credential.js";

/**
 * The provider with the credentials that headers of the user's carry: they count as known, on the mock as well,
 * so that cases about credentials replace them or leave them out.
 */
export function withGivenCredentials(provider: Provider, headers: readonly Header[]): Provider {
  const given = [...provider.securitySchemes.values()].flatMap((scheme) => givenFor(scheme, headers));
  if (given.length === 0) return provider;
  const { first, second } = provider.profile.credentials;
  const credentials = {
    first: new Map([
      ...first,
      ...given.map(({ scheme, value }) => [scheme.name, new Map([["value", value]])] as const),
    ]),
    second,
  };
  const schemes = given.map(({ scheme }) => [scheme.name, scheme] as const);
  return {
    ...provider,
    securitySchemes: new Map([...provider.securitySchemes, ...schemes]),
    profile: { ...provider.profile, credentials },
  };
}

/** A request without what stands in any place for credentials. */
export function withoutCredentials({ securitySchemes }: Provider, wire: WireRequest): WireRequest {
  return [...securitySchemes.values()].reduce(
    (request, scheme) => (isInHeader(scheme) ? withCredentialText(request, scheme, undefined) : request),
    wire,
  );
}

interface Given {
  /** The scheme, in the form that the header has. */
  readonly scheme: TextScheme;
  readonly value: Supplied;
}

function givenFor(scheme: SecurityScheme, headers: readonly Header[]): Given[] {
  if (!isInHeader(scheme)) return [];
  const name =
    scheme.kind === "http" ? "Authorization" : scheme.in === "cookie" ? "Cookie" : scheme.parameter;
  const header = headerOf(headers, name);
  const text =
    scheme.kind === "api-key" && scheme.in === "cookie" ? cookieOf(header, scheme.parameter) : header;
  if (text === undefined || text === "") return [];
  const word = wordBefore(scheme);
  const own = word !== "" && text.toLowerCase().startsWith(`${word.toLowerCase()} `);
  const value = (rest: string): Supplied => ({
    env: `--header ${name}`,
    mock: rest,
    given: rest,
    optional: true,
  });
  const rest = text.slice(word.length).trim();
  if (own && scheme.kind === "http" && scheme.scheme === "basic")
    return [{ scheme, value: value(Buffer.from(rest, "base64").toString("utf8")) }];
  if (own) return [{ scheme, value: value(rest) }];
  return [{ ...inAnotherForm(scheme, name, text, value) }];
}

/** Whoever gives a header knows better than the description what it begins with. */
function inAnotherForm(
  scheme: TextScheme,
  parameter: string,
  text: string,
  value: (rest: string) => Supplied,
): Given {
  if (scheme.kind === "api-key") return { scheme: { ...scheme, prefix: "" }, value: value(text) };
  const space = text.indexOf(" ");
  const prefix = space < 0 ? "" : text.slice(0, space);
  const { name, pointer } = scheme;
  return {
    scheme: { kind: "api-key", name, pointer, in: "header", parameter, prefix },
    value: value(text.slice(space + 1).trim()),
  };
}

function isInHeader(scheme: SecurityScheme): scheme is TextScheme {
  return scheme.kind === "http" || (scheme.kind === "api-key" && scheme.in !== "query");
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
