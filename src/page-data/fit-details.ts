import { gzipSync } from "node:zlib";
import type { ProviderDetails } from "./page-content.js";

/** Together the packed details are to take no more characters than this: a page of 10 MB is slow to open and to send. */
const mostPacked = 8_000_000;
/** Texts are cut to the first of these at which all fits. */
const longestTexts = [16_000, 4_000, 2_000, 1_000, 250] as const;
/** And to this where nothing else helps. */
const shortest = 80;
/** Packing hardly makes JSON so many times smaller: what is longer need not be tried. */
const bestRatio = 20;

/**
 * The details of each provider, packed (JSON, gzip, base64). Where there is much, long texts are cut, and say where the
 * whole is.
 */
export function fitDetails(details: readonly ProviderDetails[], most = mostPacked): readonly string[] {
  let tried = most * bestRatio;
  for (const longest of longestTexts) {
    const plain = details.map((one) => jsonOf(one, longest));
    const length = plain.reduce((sum, json) => sum + json.length, 0);
    // Too much, or no shorter than what was too much.
    if (length >= tried) continue;
    tried = length;
    const texts = plain.map(packed);
    if (texts.reduce((sum, text) => sum + text.length, 0) <= most) return texts;
  }
  return details.map((one) => packed(jsonOf(one, shortest)));
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
