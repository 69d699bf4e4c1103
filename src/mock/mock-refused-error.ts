import type { Problem } from "../core/problem.js";

/** The documents of a provider cannot be served. */
export class MockRefusedError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ document, pointer, message }) => `${document}#${pointer ?? ""}: ${message}`,
    );
    super(lines.join("\n"));
    this.name = "MockRefusedError";
    this.problems = problems;
  }
}
