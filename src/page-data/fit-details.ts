import { gzipSync } from "node:zlib";
import type { ProviderDetails } from "./page-content.js";

/** Together the packed details are to take no more characters than this: a page of 10 MB is slow to open and to send. */
const mostPacked = 8_000_000;
/** Texts are cut to the first of these at which all fits. */
const longestTexts = [16_000, 4_000, 2_000, 1_000, 250, 80] as const;
/** Packing hardly makes JSON so many times smaller: what is longer need not be tried. */
const bestRatio = 20;

/**
 * The details of each provider, packed (JSON, gzip, base64). Where there is much, long texts are cut, and say where the
 * whole is.
 */
export function fitDetails(details: readonly ProviderDetails[], most = mostPacked): readonly string[] {
  for (const longest of longestTexts) {
    const packed = packedWithin(details, longest, most);
    if (packed !== undefined) return packed;
  }
  return details.map((one) => packed(jsonOf(one, longestTexts.at(-1) ?? 0)));
}

function packedWithin(
  details: readonly ProviderDetails[],
  longest: number,
  most: number,
): readonly string[] | undefined {
  const texts: string[] = [];
  let [plain, size] = [0, 0];
  for (const one of details) {
    const json = jsonOf(one, longest);
    plain += json.length;
    if (plain > most * bestRatio) return undefined;
    const text = packed(json);
    size += text.length;
    if (size > most) return undefined;
    texts.push(text);
  }
  return texts;
}

function packed(json: string): string {
  return gzipSync(json, { level: 6 }).toString("base64");
}

function jsonOf(details: ProviderDetails, longest: number): string {
  return JSON.stringify(details, (key, value: unknown) =>
    typeof value === "string" && value.length > longest ? cut(key, value, longest) : value,
  );
}

/** A command that is cut must not run: it would send something else. */
function cut(key: string, text: string, longest: number): string {
  if (key === "curl") return "# This command is too long for the page: results.json has it.";
  const left = (text.length - longest).toLocaleString("en");
  return `${text.slice(0, longest)}… (${left} more characters: results.json has them)`;
}
