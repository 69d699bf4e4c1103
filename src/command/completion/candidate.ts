/** What may stand in place of the word that is typed. */
export interface Candidate {
  readonly value: string;
  /** In a few words, where that helps to choose. */
  readonly about?: string;
}

/** An answer to a shell: candidates, or that it should look among files. */
export type Completion =
  | { readonly kind: "words" | "parts"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "files" | "folders" };

/** Names that only the documents know. */
export interface KnownNames {
  readonly providers: () => Promise<readonly string[]>;
  /** The names of a provider's cases. */
  readonly cases: (provider: string) => Promise<readonly string[]>;
}
