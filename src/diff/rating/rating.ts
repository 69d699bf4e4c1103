/** How much a change asks of those who use an API, as the part of a version number that it raises. */
export type Rating = "major" | "minor" | "patch";

/** From the mildest to the strictest. */
export const ratings: readonly Rating[] = ["patch", "minor", "major"];

/** Whether one rating is at least as strict as another. */
export function isAtLeast(rating: Rating, other: Rating): boolean {
  return ratings.indexOf(rating) >= ratings.indexOf(other);
}

/** The strictest of some ratings; undefined of none. */
export function strictest(list: readonly Rating[]): Rating | undefined {
  return ratings.findLast((rating) => list.includes(rating));
}
