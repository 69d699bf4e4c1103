import type { Provider } from "../documents/model.js";
import type { RunEvent, RunListener } from "../engine/events.js";
import { caseResults } from "../report/results.js";
import type { VerifyEvent } from "./verify-event.js";

/** A listener that tells what the engine does in the words of the library. */
export function tellEvents(tell: (event: VerifyEvent) => void): RunListener {
  const providers = new Map<string, Provider>();
  return (event) => {
    if (event.kind === "provider-started") providers.set(event.provider.name, event.provider);
    const told = toldAs(event, providers);
    if (told !== undefined) tell(told);
  };
}

function toldAs(event: RunEvent, known: ReadonlyMap<string, Provider>): VerifyEvent | undefined {
  switch (event.kind) {
    case "run-started": {
      const { startedAt, providers, ...rest } = event;
      return { ...rest, startedAt: startedAt.toISOString(), providers: providers.map(({ name }) => name) };
    }
    case "provider-started": {
      const { provider, cases, ...rest } = event;
      const announced = cases.map(({ name, kind }) => ({ name, kind }));
      return { ...rest, provider: provider.name, title: provider.title, cases: announced };
    }
    case "case-started":
    case "case-put-off": {
      const { name, kind, provider } = event.case;
      return { kind: event.kind, provider, case: { name, kind } };
    }
    case "case-finished": {
      const provider = known.get(event.report.case.provider);
      return provider === undefined
        ? undefined
        : { kind: "case-finished", provider: provider.name, case: caseResults(event.report, provider) };
    }
    case "provider-finished": {
      const { provider, resources, ...rest } = event;
      return { ...rest, provider: provider.name, ...resources };
    }
    case "spent":
    case "waiting":
    case "exchange":
    case "problems":
    case "run-finished":
      return event;
  }
}
