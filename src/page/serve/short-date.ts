const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A moment at the head of a narrow column, in the reader's time zone. */
export function shortDate(moment: string): { readonly day: string; readonly time: string } {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return { day: moment, time: "" };
  return { day: dayFormat.format(date), time: timeFormat.format(date) };
}
