import type { WireRequest } from "../../core/exchange.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { essenceOf, isUnder } from "../../core/media-type.js";
import type { Case } from "../case.js";
import type { RequestPart } from "../request-part.js";
import { fixed, operationCase, type PlanContext } from "./plan-context.js";

interface BodyNegative {
  readonly path: string;
  readonly broken: string;
  readonly constraints: readonly JsonPointer[];
  readonly rewrite: (request: WireRequest) => WireRequest;
}

/** What can be wrong with a body as a whole: missing, empty, malformed, of another media type. */
export function planBodyNegatives(context: PlanContext): Case[] {
  const { operation, parts } = context.space;
  const part = parts.find(({ kind }) => kind === "body");
  const base = context.bases.find((value) => value.body !== undefined);
  if (part === undefined || base === undefined || operation.body === undefined) return [];
  return negativesOf(context, part).map((negative) => ({
    ...operationCase(context, "negative", `body/${negative.path}`, {
      base: fixed(base),
      runs: 1,
      trialOf: (value) => ({
        value,
        expectation: {
          kind: "refused",
          broken: negative.broken,
          constraints: negative.constraints,
          unreadable: true,
        },
        rewrite: negative.rewrite,
      }),
    }),
    constraints: negative.constraints,
    ...(negative.constraints[0] === undefined ? {} : { about: negative.constraints[0] }),
  }));
}

function negativesOf(context: PlanContext, part: RequestPart): BodyNegative[] {
  const body = context.space.operation.body;
  const mediaType = part.media?.mediaType ?? "";
  if (body === undefined) return [];
  const media = part.media?.pointer ?? body.pointer;
  const negatives: BodyNegative[] = [];
  if (body.required) {
    const constraints = [pointerTo(body.pointer, "required"), body.pointer];
    negatives.push({ path: "missing", broken: "the body is missing", constraints, rewrite: withoutBody });
    negatives.push({
      path: "empty",
      broken: "the body is empty",
      constraints,
      rewrite: (request) => withBytes(request, ""),
    });
  }
  for (const [name, text] of malformedTexts(mediaType))
    negatives.push({
      path: `malformed/${name}`,
      broken: `the body is no well-formed ${mediaType} (${name})`,
      constraints: [media, pointerTo(body.pointer, "content"), body.pointer],
      rewrite: (request) => withBytes(request, text(bodyText(request))),
    });
  if (!body.contentTypeOptional)
    for (const undocumented of undocumentedMedia(body.media.map((listed) => listed.mediaType)))
      negatives.push({
        path: `media-type/${undocumented}`,
        broken: `the body is sent as ${undocumented}, which is not documented`,
        constraints: [media, pointerTo(body.pointer, "content"), body.pointer],
        rewrite: (request) => withMediaType(request, undocumented),
      });
  return negatives;
}

/** Texts that no parser of the media type may take. */
function malformedTexts(mediaType: string): readonly (readonly [string, (text: string) => string])[] {
  const essence = essenceOf(mediaType);
  if (essence === "application/json" || essence.endsWith("+json"))
    return [
      ["truncated", (text) => text.slice(0, Math.max(1, text.length - 1))],
      ["not-json", () => "this is not JSON"],
      ["trailing-text", (text) => `${text}}`],
    ];
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml"))
    return [
      ["unclosed", (text) => text.slice(0, Math.max(1, text.lastIndexOf("</")))],
      ["not-xml", () => "this is not XML"],
      ["foreign-root", () => "<Unexpected><Element>1</Element></Unexpected>"],
    ];
  return [];
}

function bodyText(request: WireRequest): string {
  return new TextDecoder().decode(request.body ?? new Uint8Array());
}

function withBytes(request: WireRequest, text: string): WireRequest {
  return { ...request, body: new TextEncoder().encode(text) };
}

function withoutBody(request: WireRequest): WireRequest {
  const { body: _, ...rest } = request;
  return { ...rest, headers: rest.headers.filter(([name]) => name.toLowerCase() !== "content-type") };
}

/** Media types that the description does not list, plausible ones first. */
function undocumentedMedia(listed: readonly string[]): string[] {
  const families = listed.map((mediaType) => essenceOf(mediaType).replace(/^.*[/+]/, ""));
  return ["text/plain", "application/xml", "application/pdf"].filter(
    (candidate) =>
      !listed.some((mediaType) => isUnder(candidate, mediaType)) &&
      !families.includes(candidate.split("/")[1] ?? ""),
  );
}

/** The same bytes under another name. */
function withMediaType(request: WireRequest, mediaType: string): WireRequest {
  const others = request.headers.filter(([name]) => name.toLowerCase() !== "content-type");
  return { ...request, headers: [...others, ["Content-Type", mediaType]] };
}
