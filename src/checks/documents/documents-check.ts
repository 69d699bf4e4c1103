import type { JsonPointer } from "../../core/json-pointer.js";
import type { Provider } from "../../documents/model.js";

/** One contradiction of the documents with themselves. */
export interface DocumentsBreach {
  readonly message: string;
  /** The place in the description that says one of the two things. */
  readonly place: JsonPointer;
  /** Inside the value at that place. */
  readonly instance?: JsonPointer;
  readonly expected: string;
  readonly received: string;
  /** The passage of the documentation, where it is told apart. */
  readonly source?: string;
  /** The operation that it is about; absent where it is about the whole description. */
  readonly operation?: string;
}

/** A rule that looks at documents alone; nothing is sent for it. */
export interface DocumentsCheck {
  /** Its file name. */
  readonly id: string;
  /** What it demands, as one sentence for people. */
  readonly demands: string;
  readonly examine: (provider: Provider) => readonly DocumentsBreach[];
}
