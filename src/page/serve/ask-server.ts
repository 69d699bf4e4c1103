import { useEffect, useState } from "preact/hooks";

/** What became of a question to the server. */
export type Asked<T> =
  | { readonly kind: "waiting" }
  | { readonly kind: "here"; readonly value: T }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Asks this page's own server; the answers of its addresses have the types of `serve-content.ts`.
 *
 * @throws with the reason that the server gives
 */
export async function askServer<T>(address: string): Promise<T> {
  const response = await fetch(address).catch(() => {
    throw new Error("The server does not answer: was it ended? Start assay serve again and reload.");
  });
  const value: unknown = await response.json();
  if (response.ok) return value as T;
  const reason = typeof value === "object" && value !== null && "reason" in value ? value.reason : undefined;
  throw new Error(typeof reason === "string" ? reason : `The server answers ${response.status}.`);
}

/** The answer to an address, and again every `againMs` while the page is in sight. */
export function useAnswer<T>(address: string, againMs?: (value: T) => number): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ kind: "waiting" });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (document.visibilityState === "hidden") return later(1000);
      try {
        const value = await askServer<T>(address);
        if (isGone) return;
        setAsked({ kind: "here", value });
        if (againMs !== undefined) later(againMs(value));
      } catch (cause) {
        if (isGone) return;
        setAsked({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
        if (againMs !== undefined) later(5000);
      }
    };
    const later = (ms: number) => {
      timer = setTimeout(ask, ms);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [address]);
  return asked;
}
