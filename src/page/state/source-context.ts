import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageSource } from "../page-source.js";

/** The run that the views show. */
export const PageSourceContext = createContext<PageSource | undefined>(undefined);

/** The run that the views show. */
export function usePageSource(): PageSource {
  const source = useContext(PageSourceContext);
  if (source === undefined) throw new Error("No run is given to this view.");
  return source;
}
