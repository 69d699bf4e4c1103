const format = new Intl.DateTimeFormat("en-GB", {
  ...({ day: "numeric", month: "long", year: "numeric" } as const),
  ...({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const),
});

/** A moment as people write it, in the reader's time zone; what is no moment stays as it is. */
export function dateText(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : format.format(date);
}
