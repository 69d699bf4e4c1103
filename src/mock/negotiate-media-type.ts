import type { MediaType } from "../documents/model.js";

/**
 * The media type to answer in: among those that have the wanted example, the one that `Accept` likes best.
 * An `Accept` that nothing documented fits is disregarded, as RFC 9110 section 12.5.1 allows.
 */
export function negotiateMediaType(
  media: readonly MediaType[],
  accept: string | undefined,
  example: string | undefined,
): string | undefined {
  const withExample = media.filter(({ examples }) => examples.some(({ name }) => name === example));
  const candidates = withExample.length > 0 ? withExample : media;
  const concrete = candidates.filter(({ mediaType }) => !mediaType.includes("*"));
  const [first, ...others] = (concrete.length > 0 ? concrete : candidates).map(({ mediaType }) => mediaType);
  if (first === undefined || accept === undefined) return first;
  const ranges = readAccept(accept);
  return others.reduce(
    (best, other) => (quality(ranges, other) > quality(ranges, best) ? other : best),
    first,
  );
}

interface AcceptedRange {
  readonly range: string;
  readonly quality: number;
}

function readAccept(accept: string): AcceptedRange[] {
  return accept.split(",").map((member) => {
    const [range = "", ...parameters] = member.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return { range, quality: Number.isFinite(quality) ? quality : 0 };
  });
}

function quality(ranges: readonly AcceptedRange[], mediaType: string): number {
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  for (const wanted of [essence, essence.replace(/\/.*/, "/*"), "*/*"]) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
