import type { Overview, ProviderDetails } from "../../page-data/page-content.js";
import type { PageSource } from "../page-source.js";

/** The run that the page itself holds. */
export function embeddedPage(document: Document): PageSource {
  const overview = JSON.parse(textOf(document, "overview")) as Overview;
  const unpacked = new Map<string, Promise<ProviderDetails>>();
  return {
    overview,
    detailsOf: (provider) => {
      const index = overview.providers.findIndex(({ name }) => name === provider);
      const details = unpacked.get(provider) ?? unpack(textOf(document, `details-${index}`));
      unpacked.set(provider, details);
      return details;
    },
  };
}

function textOf(document: Document, id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text == null) throw new Error(`The page holds no "${id}": it is cut off.`);
  return text;
}

/** Undoes gzip and base64. */
async function unpack(packed: string): Promise<ProviderDetails> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as ProviderDetails;
}
