/** Nobody has so many texts at a time; those made from values would otherwise add up. */
const most = 1_000;

/** A function of a text that remembers what it gave for each of the latest texts. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    const value = make(text);
    if (made.size >= most) made.clear();
    made.set(text, value);
    return value;
  };
}
