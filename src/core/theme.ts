/** What promises are about, in the order in which reports show them. */
export const themes = [
  "naming",
  "uniqueness",
  "credentials",
  "validation",
  "defaults",
  "errors",
  "lifecycle",
  "security",
] as const;

/** What a promise is about. */
export type Theme = (typeof themes)[number];
