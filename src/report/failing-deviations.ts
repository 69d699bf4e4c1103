import type { DeviationStanding } from "../engine/run-gate.js";
import type { ProviderResults } from "./results.js";

/** Known deviations that fail a run by themselves: those that are gone, and those whose time is over. */
export function failingDeviations({ deviations = [] }: ProviderResults): DeviationStanding[] {
  return deviations.filter(
    ({ standing, isExpired }) => standing === "gone" || (isExpired && standing !== "not-replayed"),
  );
}
