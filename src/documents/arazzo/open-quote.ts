/**
 * The quote that is still open at the end of some text: `"`, `'`, or none.
 *
 * Without an escape character a quote inside a string is doubled, which closes the string and opens it again.
 */
export function openQuote(text: string, escape: string | undefined): "'" | '"' | undefined {
  let quote: "'" | '"' | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== undefined && character === escape) at += 1;
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
  }
  return quote;
}
