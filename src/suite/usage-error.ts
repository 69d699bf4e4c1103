/** Wrong usage: what the user gave cannot be acted on. Ends the command with status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
