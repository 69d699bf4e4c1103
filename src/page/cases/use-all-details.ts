import { useEffect, useState } from "preact/hooks";
import type { ProviderDetails } from "../../page-data/page-content.js";
import { usePageSource } from "../state/source-context.js";

/** The details of all providers, on their way or there. */
export type AllDetails =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "ready"; readonly details: readonly ProviderDetails[] };

/** Asks for the details of every provider of the page. */
export function useAllDetails(): AllDetails {
  const source = usePageSource();
  const [state, setState] = useState<AllDetails>({ kind: "loading" });
  useEffect(() => {
    let isWanted = true;
    const tell = (told: AllDetails) => isWanted && setState(told);
    Promise.all(source.overview.providers.map(({ name }) => source.detailsOf(name))).then(
      (details) => tell({ kind: "ready", details }),
      (cause: unknown) => tell({ kind: "failed", reason: String(cause) }),
    );
    return () => {
      isWanted = false;
    };
  }, [source]);
  return state;
}
