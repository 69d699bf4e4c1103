/** Passes events on to whoever reads them. */
export interface EventFeed<Event> {
  readonly tell: (event: Event) => void;
  /** Nothing comes after this. */
  readonly end: () => void;
  /** Nothing comes after this but the cause, thrown at whoever reads. */
  readonly fail: (cause: unknown) => void;
  /** Reads what is told from now on; what is not read yet is kept. */
  readonly read: () => AsyncGenerator<Event, void, undefined>;
}

interface Reader<Event> {
  waiting: Event[];
  wake: () => void;
}

type End = { readonly kind: "ended" } | { readonly kind: "failed"; readonly cause: unknown };

/** A feed that any number of readers follow, each at its own pace. */
export function createEventFeed<Event>(): EventFeed<Event> {
  const readers = new Set<Reader<Event>>();
  let end: End | undefined;
  const finish = (how: End): void => {
    end ??= how;
    for (const { wake } of readers) wake();
  };
  async function* follow(reader: Reader<Event>): AsyncGenerator<Event, void, undefined> {
    try {
      for (;;) {
        const events = reader.waiting;
        reader.waiting = [];
        yield* events;
        if (reader.waiting.length > 0) continue;
        if (end?.kind === "failed") throw end.cause;
        if (end !== undefined) return;
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
        });
      }
    } finally {
      readers.delete(reader);
    }
  }
  return {
    tell: (event) => {
      for (const reader of readers) {
        reader.waiting.push(event);
        reader.wake();
      }
    },
    end: () => finish({ kind: "ended" }),
    fail: (cause) => finish({ kind: "failed", cause }),
    read: () => {
      const reader: Reader<Event> = { waiting: [], wake: () => undefined };
      readers.add(reader);
      return follow(reader);
    },
  };
}
