import type { Hit } from "./find-secrets.js";
import { mask } from "./prepare-secret.js";

/**
 * The beginning of a text with every hit masked, those that overlap as one. A hit that goes on behind the cut is masked
 * whole.
 */
export function maskHits(bytes: Uint8Array, hits: readonly Hit[], most = bytes.length): Uint8Array {
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { from, to, mask: shown } of united(hits, bytes)) {
    if (from >= most) break;
    parts.push(bytes.subarray(done, from), Buffer.from(shown));
    done = to;
  }
  if (done < most) parts.push(bytes.subarray(done, characterEnd(bytes, most)));
  return Buffer.concat(parts);
}

function united(hits: readonly Hit[], bytes: Uint8Array): Hit[] {
  const merged: Hit[] = [];
  const sorted = hits
    .map((hit) => ({ ...hit, from: characterStart(bytes, hit.from), to: characterEnd(bytes, hit.to) }))
    .sort((left, right) => left.from - right.from || right.to - left.to);
  for (const hit of sorted) {
    const last = merged.at(-1);
    if (last === undefined || hit.from >= last.to) merged.push(hit);
    // One that holds the other keeps its name.
    else if (hit.to > last.to) merged[merged.length - 1] = { from: last.from, to: hit.to, mask };
    else if (hit.to === last.to && hit.from === last.from && last.mask === mask)
      merged[merged.length - 1] = hit;
  }
  return merged;
}

function characterStart(bytes: Uint8Array, index: number): number {
  let start = index;
  while (start > 0 && isContinuation(bytes[start])) start -= 1;
  return start;
}

function characterEnd(bytes: Uint8Array, index: number): number {
  let end = index;
  while (end < bytes.length && isContinuation(bytes[end])) end += 1;
  return end;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
