import type { Header } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import type { Workflow } from "../../documents/arazzo/workflow.js";
import type { StepCall, WorkflowPorts } from "../ports.js";
import { workflowFinder } from "../workflow-finder.js";

/** An answer of a scripted server. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly body?: Json;
  readonly text?: string;
}

/** Ports that answer from a script, in order, and what was asked of them. */
export interface ScriptedPorts extends WorkflowPorts {
  readonly calls: readonly StepCall[];
  readonly pauses: readonly number[];
}

/** Ports over a script; where it ends, the run is stopped. */
export function scriptedPorts(
  workflows: readonly Workflow[],
  answers: readonly (ScriptedAnswer | number)[],
): ScriptedPorts {
  const calls: StepCall[] = [];
  const pauses: number[] = [];
  return {
    calls,
    pauses,
    workflowOf: workflowFinder(workflows),
    pause: async (ms) => {
      pauses.push(ms);
    },
    send: async (call) => {
      const given = answers[calls.length];
      calls.push(call);
      if (given === undefined) return { kind: "stopped", reason: "the script has ended" };
      const answer = typeof given === "number" ? { status: given } : given;
      const inPlace = (place: string) =>
        Object.fromEntries(call.parameters.filter((p) => p.in === place).map((p) => [p.name, p.value]));
      return {
        kind: "answered",
        message: {
          url: `https://shop.example.com${call.operation.path}`,
          method: call.operation.method,
          request: {
            headers: Object.entries(inPlace("header")).map(([name, value]) => [name, String(value)]),
            query: inPlace("query"),
            path: inPlace("path"),
            ...(call.body === undefined ? {} : { body: call.body.value }),
          },
          response: {
            status: answer.status,
            headers: answer.headers ?? [],
            ...(answer.body === undefined ? {} : { body: answer.body }),
            text: answer.text ?? (answer.body === undefined ? "" : JSON.stringify(answer.body)),
          },
        },
      };
    },
  };
}
