import { isAbsolute, relative, sep } from "node:path";
import type { Location } from "../core/location.js";
import type { CaseResults, FindingResults, ProviderResults } from "./results.js";

/** Results whose places are told as paths from a folder, with slashes: the same on every machine. */
export function withRelativeLocations(provider: ProviderResults, folder: string): ProviderResults {
  const told = <T extends { readonly location?: Location }>(item: T): T =>
    item.location === undefined ? item : { ...item, location: relativeTo(folder, item.location) };
  const all = (findings: readonly FindingResults[]) => findings.map(told);
  const cases = provider.cases.map(
    (item): CaseResults => ({
      ...item,
      findings: all(item.findings),
      ...(item.known === undefined ? {} : { known: all(item.known) }),
      warnings: all(item.warnings),
      gaps: all(item.gaps),
    }),
  );
  return { ...provider, cases, promises: provider.promises.map(told) };
}

function relativeTo(folder: string, location: Location): Location {
  if (!isAbsolute(location.file)) return location;
  return { ...location, file: relative(folder, location.file).split(sep).join("/") };
}
