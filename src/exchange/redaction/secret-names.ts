/** Tells by its name whether a member, a parameter or a header holds a secret. */
export type IsSecretName = (name: string) => boolean;

/** What names of secrets end with, once case, hyphens and the like are gone. */
const endings =
  /(?:secret|password|passwd|passphrase|passcode|pwd|(?:api|access|secret|private|auth|shared|signing|encryption|license)key|credential|signature|signatureprovided|authorization|cookie|sessionid)s?$/;
/** Tokens that lead to the next page are none. */
const tokens = /(?<!next|page|paging|pagination|continuation|cursor|sync|list|scroll|marker|upload)tokens?$/;

/**
 * Whether names say so, as a careful default, or a description does: members with `format: password`, and what carries
 * its credentials.
 */
export function secretNames(stated: Iterable<string>): IsSecretName {
  const known = new Set([...stated].map(plain));
  const answers = new Map<string, boolean>();
  return (name) => {
    const earlier = answers.get(name);
    if (earlier !== undefined) return earlier;
    const words = plain(name);
    const isSecret = known.has(words) || endings.test(words) || tokens.test(words);
    if (answers.size > 5_000) answers.clear();
    answers.set(name, isSecret);
    return isSecret;
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, "");
}
