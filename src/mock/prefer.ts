/** What a client asks the mock for with `Prefer: code=409, example=Name`. */
export interface Preference {
  readonly status?: string;
  readonly example?: string;
}

/**
 * Reads the `Prefer` header as far as it concerns the choice of an answer; other preferences are let be.
 *
 * @example readPreference("code=409, example=taken") // { status: "409", example: "taken" }
 */
export function readPreference(header: string | undefined): Preference {
  const members = new Map(
    (header ?? "").split(/[,;]/).map((member) => {
      const [name = "", ...value] = member.split("=");
      return [
        name.trim().toLowerCase(),
        value
          .join("=")
          .trim()
          .replace(/^"(.*)"$/, "$1"),
      ] as const;
    }),
  );
  const status = members.get("code");
  const example = members.get("example");
  return {
    ...(status === undefined || status === "" ? {} : { status }),
    ...(example === undefined || example === "" ? {} : { example }),
  };
}
