import wrapAnsi from "wrap-ansi";

/** Words are not broken for less room than this. */
const leastRoom = 16;

/** Text for people on as many lines as it takes, those after the first indented; a word that is too long is broken. */
export function hangingText(
  start: string,
  text: string,
  { wrapsAt, indent }: { readonly wrapsAt: number; readonly indent: number },
): string {
  const room = wrapsAt - indent;
  if (!Number.isFinite(room) || room < leastRoom) return `${start}${text}`;
  return `${start}${wrapAnsi(text, room, { hard: true }).replaceAll("\n", `\n${" ".repeat(indent)}`)}`;
}
