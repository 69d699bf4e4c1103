import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { parseView, type View, viewAddress } from "./view.js";

interface Address {
  readonly view: View;
  /** Changes what is shown; `keepsPlace` leaves no entry in the browser's history. */
  readonly show: (change: Partial<View>, how?: "keepsPlace") => void;
  /** Shows what was shown before, where `change` leads there; else as `show`. */
  readonly goBack: (change: Partial<View>) => void;
}

const AddressContext = createContext<Address | undefined>(undefined);

/** Keeps what is shown in the address, so that it can be bookmarked, sent and gone back to. */
export function AddressProvider({ children }: { readonly children: ComponentChildren }) {
  const [view, setView] = useState(() => parseView(location.hash));
  const last = useRef({ view, before: undefined as View | undefined });
  if (last.current.view !== view) last.current = { view, before: last.current.view };
  useEffect(() => {
    const follow = () => {
      // A link to a place in the page, such as the one that skips its head, shows nothing else.
      if (isPlace(location.hash)) history.replaceState(null, "", viewAddress(last.current.view));
      else setView(parseView(location.hash));
    };
    history.scrollRestoration = "manual";
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const address = useMemo((): Address => {
    const show: Address["show"] = (change, how) => {
      const next = { ...parseView(location.hash), ...change };
      if (how === "keepsPlace") {
        last.current = { view: next, before: last.current.before };
        history.replaceState(null, "", viewAddress(next));
      } else history.pushState(null, "", viewAddress(next));
      setView(next);
    };
    const goBack: Address["goBack"] = (change) => {
      const { before } = last.current;
      const wanted = viewAddress({ ...view, ...change });
      if (before !== undefined && viewAddress(before) === wanted) history.back();
      else show(change);
    };
    return { view, show, goBack };
  }, [view]);
  return <AddressContext.Provider value={address}>{children}</AddressContext.Provider>;
}

/** What the address says is to be shown, and how to show something else. */
export function useAddress(): Address {
  const address = useContext(AddressContext);
  if (address === undefined) throw new Error("This view stands outside of AddressProvider.");
  return address;
}

function isPlace(hash: string): boolean {
  return hash !== "" && !hash.includes("=") && hash !== "#";
}
