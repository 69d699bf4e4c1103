import type { BucketMaker } from "./bucket-maker.js";
import { flashback } from "./providers/flashback.js";
import { latitude } from "./providers/latitude.js";
import { miget } from "./providers/miget.js";
import { obs } from "./providers/obs.js";
import { wayscloud } from "./providers/wayscloud.js";

const makers: readonly BucketMaker[] = [flashback, latitude, miget, obs, wayscloud];

type Environment = Readonly<Record<string, string | undefined>>;

/** The provider that is asked for, else the one whose variables are set; or why there is none. */
export function chooseMaker(environment: Environment, wanted: string | undefined): BucketMaker | string {
  const names = makers.map(({ name }) => name).join(", ");
  if (wanted !== undefined) {
    const maker = makers.find(({ name }) => name === wanted);
    if (maker === undefined) return `There is no provider "${wanted}"; it is one of ${names}.`;
    const missing = missingOf(maker, environment);
    return missing.length === 0 ? maker : `${wanted} is not configured: set ${missing.join(", ")}.`;
  }
  const [first, ...others] = makers.filter((maker) => missingOf(maker, environment).length === 0);
  if (first === undefined) return `No provider is configured. Set the variables of one:\n${variablesOfAll()}`;
  if (others.length === 0) return first;
  return `Several are configured: ${[first, ...others].map(({ name }) => name).join(", ")}. Choose by --provider.`;
}

function missingOf({ variables }: BucketMaker, environment: Environment): string[] {
  return variables.filter((variable) => (environment[variable] ?? "") === "");
}

function variablesOfAll(): string {
  return makers.map(({ name, variables }) => `  ${name.padEnd(10)} ${variables.join(" ")}`).join("\n");
}
