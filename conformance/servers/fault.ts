import type { Answer, Received } from "./message.js";
import type { Defect } from "./reference-server.js";

/** What a fault does to a server. */
export interface Effect {
  /** Rules that are not enforced: their names, or how these begin. */
  readonly ignores?: readonly string[];
  /** Reads a request as another one. */
  readonly reads?: (request: Received) => Received;
  /** Changes an answer; sees the request that it answers and what the server knows. */
  readonly writes?: (answer: Answer, request: Received, env: Readonly<Record<string, string>>) => Answer;
}

/** A defect together with what it does to a server. */
export interface Fault extends Defect, Effect {
  /** What it does where it has to remember earlier requests: made afresh for every server. */
  readonly begins?: () => Effect;
}

/** A fault as one server has it, with a memory of its own. */
export function begun(fault: Fault | undefined): Fault | undefined {
  return fault?.begins === undefined ? fault : { ...fault, ...fault.begins() };
}

/** What a fault says about itself, without what it does. */
export function defectOf(fault: Fault): Defect {
  const { name, what, category, promises, severity } = fault;
  return { name, what, category, promises, severity };
}

/** The fault of that name, undefined for none. */
export function faultNamed(faults: readonly Fault[], name: string | undefined): Fault | undefined {
  if (name === undefined) return undefined;
  const fault = faults.find((candidate) => candidate.name === name);
  if (fault === undefined)
    throw new Error(`There is no defect "${name}". Known: ${faults.map((one) => one.name).join(", ")}.`);
  return fault;
}

/** Does a server with this fault still hold a request to a rule? */
export function enforces(fault: Fault | undefined, rule: string): boolean {
  return !(fault?.ignores ?? []).some((ignored) => rule === ignored || rule.startsWith(`${ignored} `));
}
