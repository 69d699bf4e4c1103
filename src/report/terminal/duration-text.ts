import { plural } from "../plural.js";

/**
 * A time span as a clock shows it.
 *
 * @example clockText(62_000) // "1:02"
 * @example clockText(3_723_000) // "1:02:03"
 */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/**
 * A time span in words.
 *
 * @example durationText(5_000) // "5 seconds"
 * @example durationText(1_800_000) // "30 minutes"
 */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? plural(seconds, "second") : plural(Math.round(seconds / 60), "minute");
}
