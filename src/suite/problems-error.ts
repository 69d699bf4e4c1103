import type { Problem } from "../core/problem.js";
import { problemText } from "../report/problem-text.js";

/** Documents or set-up are not in order, so that nothing was sent; holds every problem. */
export class ProblemsError extends Error {
  override readonly name = "ProblemsError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
    this.problems = problems;
  }
}
