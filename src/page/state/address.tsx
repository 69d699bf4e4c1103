import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { parseView, type View, viewAddress } from "./view.js";

interface Address {
  readonly view: View;
  /** Changes what is shown; `keepsPlace` leaves no entry in the browser's history. */
  readonly show: (change: Partial<View>, how?: "keepsPlace") => void;
}

const AddressContext = createContext<Address | undefined>(undefined);

/** Keeps what is shown in the address, so that it can be bookmarked, sent and gone back to. */
export function AddressProvider({ children }: { readonly children: ComponentChildren }) {
  const [view, setView] = useState(() => parseView(location.hash));
  useEffect(() => {
    const follow = () => setView(parseView(location.hash));
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("popstate", follow);
    };
  }, []);
  const show: Address["show"] = (change, how) => {
    const next = { ...parseView(location.hash), ...change };
    if (how === "keepsPlace") history.replaceState(null, "", viewAddress(next));
    else history.pushState(null, "", viewAddress(next));
    setView(next);
  };
  return <AddressContext.Provider value={{ view, show }}>{children}</AddressContext.Provider>;
}

/** What the address says is to be shown, and how to show something else. */
export function useAddress(): Address {
  const address = useContext(AddressContext);
  if (address === undefined) throw new Error("This view stands outside of AddressProvider.");
  return address;
}
