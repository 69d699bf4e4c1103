import { useEffect, useRef } from "preact/hooks";

interface FilterMenuProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
}

/** A list of boxes behind a button; closes by Escape and by a click elsewhere. */
export function FilterMenu({ label, options, chosen, toggle }: FilterMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeElsewhere = (event: Event) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === false)
        menu.current.open = false;
    };
    addEventListener("click", closeElsewhere);
    return () => removeEventListener("click", closeElsewhere);
  }, []);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || menu.current?.open !== true) return;
    event.stopPropagation();
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={menu} onKeyDown={closeByKey}>
      <summary class="button">
        {label}
        {chosen.length > 0 && <strong>: {chosen.length}</strong>}
        <span aria-hidden="true">▾</span>
      </summary>
      <fieldset class="menu-options">
        <legend class="spoken">{label}</legend>
        {options.map(([value, text]) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            {text}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
