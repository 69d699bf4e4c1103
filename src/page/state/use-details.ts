import { useEffect, useState } from "preact/hooks";
import type { ProviderDetails } from "../../page-data/page-content.js";
import { usePageSource } from "./source-context.js";

/** The cases and findings of a provider, as far as they are there. */
export type LoadedDetails =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly details: ProviderDetails }
  | { readonly kind: "failed"; readonly reason: string };

/** Asks for the cases and findings of a provider. */
export function useDetails(provider: string): LoadedDetails {
  const page = usePageSource();
  const [loaded, setLoaded] = useState<LoadedDetails>({ kind: "loading" });
  useEffect(() => {
    let isWanted = true;
    const settle = (next: LoadedDetails) => {
      if (isWanted) setLoaded(next);
    };
    settle({ kind: "loading" });
    page.detailsOf(provider).then(
      (details) => settle({ kind: "ready", details }),
      (cause: unknown) => settle({ kind: "failed", reason: String(cause) }),
    );
    return () => {
      isWanted = false;
    };
  }, [page, provider]);
  return loaded;
}
