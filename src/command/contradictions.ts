import type { Provider } from "../documents/model.js";
import { type Contradiction, contradictionsOf } from "../engine/contradictions.js";

/** The contradictions in the documentation of these providers, as JSON text. */
export function contradictionsJson(providers: readonly Provider[]): string {
  return `${JSON.stringify({ contradictions: providers.flatMap(contradictionsOf) }, null, 2)}\n`;
}

/** The contradictions in the documentation of these providers, for people: what is seen, then what is on record. */
export function contradictionsText(providers: readonly Provider[]): string {
  const lines = providers.flatMap((provider) => {
    const all = contradictionsOf(provider);
    const seen = all.filter(({ kind }) => kind === "seen");
    const recorded = all.filter(({ kind }) => kind === "recorded");
    return [
      `${provider.title}: ${seen.length} seen by the checks of the documents, ${recorded.length} on record in the catalogue`,
      "",
      ...[...seen, ...recorded].flatMap(contradictionLines),
      "",
    ];
  });
  return `${lines.join("\n").trimEnd()}\n`;
}

function contradictionLines(contradiction: Contradiction): string[] {
  const { source } = contradiction;
  if (contradiction.kind === "seen") {
    const { check, message, place } = contradiction;
    return [
      `  ${check}  ${message}`,
      `      ${source === undefined ? "" : `${source}, `}openapi.yaml#${place}`,
    ];
  }
  const { promise, promises, says } = contradiction;
  return [`  ${promise}  ${promises}`, `      ${source}: ${says}`];
}
