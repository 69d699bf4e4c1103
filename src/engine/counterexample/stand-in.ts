const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
/** So much at the beginning stays: formats of secrets often begin with a fixed word. */
const kept = 4;

/** Another value of the same length and look, the same each time: what was invented as a secret is sent once only. */
export function standIn(secret: string): string {
  let state = [...secret].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    1,
  );
  const rest = secret.slice(kept).replace(/[a-zA-Z0-9]/g, (letter) => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 12_345;
    const alphabet = alphabets.find((letters) => letters.includes(letter)) ?? letter;
    return alphabet.charAt((state >>> 8) % alphabet.length);
  });
  return `${secret.slice(0, kept)}${rest}`;
}
