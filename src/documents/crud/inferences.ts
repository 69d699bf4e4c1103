/** What is inferred from a description alone, by id, each as a sentence for people. */
export const inferences = {
  "created-is-readable": "what one operation creates can be read",
  "read-agrees-with-request": "what is read agrees with the request that created it",
  "read-agrees-with-creation": "what is read agrees with the answer to its creation",
  "created-is-listed": "what is created is listed",
  "refused-update-changes-nothing": "an update that is refused changes nothing",
  "deleted-is-gone": "what is deleted can no longer be read and is not listed",
  "deleted-twice-is-answered": "a second deletion is refused, or is a documented success",
  "unknown-is-refused": "an identifier that never existed is refused",
  "page-size-is-honoured": "a page has no more items than were asked for",
  "pages-neither-lose-nor-repeat": "pages neither lose nor repeat items",
} as const;

/** The id of an inference; its file in the engine is called so. */
export type InferenceId = keyof typeof inferences;
