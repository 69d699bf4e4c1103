import { basename, dirname } from "node:path";

/** Names of files that say nothing of what they describe. */
const saysNothing = /^(?:open-?api|swagger|api|api-docs|spec|schema|description|index|main|v?\d+)$/;

/**
 * What a description from elsewhere goes by in the names of its cases: its file, or its title where the file is
 * called like any other.
 *
 * @example descriptionName("/docs/openapi.yaml", "Pet Shop") // "pet-shop"
 */
export function descriptionName(path: string, title: string): string {
  const candidates = [
    basename(path).replace(/(?:\.(?:openapi|ya?ml|json))+$/i, ""),
    title,
    basename(dirname(path)),
  ];
  return (
    candidates.map(asWord).find((word) => word !== "" && !saysNothing.test(word)) ??
    candidates.map(asWord).find((word) => word !== "") ??
    "api"
  );
}

function asWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
}
