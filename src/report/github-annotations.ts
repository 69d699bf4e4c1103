import type { DeviationStanding } from "../engine/run-gate.js";
import { failingDeviations } from "./failing-deviations.js";
import { type FindingGroup, findingGroups } from "./finding-groups.js";
import { plainText, shortened } from "./plain-text.js";
import { plural } from "./plural.js";
import type { ProviderResults, Results } from "./results.js";

/** So many annotations of a level GitHub shows for a step. */
const mostOfLevel = 10;
const longestMessage = 4_000;

const levels = { violation: "error", warning: "warning", gap: "notice" } as const;

/**
 * The breaches of a run as workflow commands of GitHub Actions, which stand beside the lines that state what was
 * broken; what is more than GitHub shows is counted in a line of its own.
 *
 * @param folder the folder that places are told from, seen from the repository: empty, or ending in a slash
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations({ providers, target }: Results, folder: string): string {
  const lines = (["violation", "warning", "gap"] as const).flatMap((severity) => {
    const all = providers.flatMap((provider) => [
      ...(severity === "violation" && target === "live" ? failingDeviations(provider) : []).map((one) =>
        deviationAnnotation(one, folder),
      ),
      ...findingGroups(provider, severity).map((group) =>
        annotation(levels[severity], { group, provider, folder, target }),
      ),
    ]);
    const left = all.length - mostOfLevel;
    const more = `${left} more of level ${levels[severity]}: GitHub shows ${mostOfLevel} of a step; results.json has all`;
    return [...all.slice(0, mostOfLevel), ...(left > 0 ? [more] : [])];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(
  level: string,
  told: {
    readonly group: FindingGroup;
    readonly provider: ProviderResults;
    readonly folder: string;
    readonly target: string;
  },
): string {
  const { finding, operation, seenBy, shownBy } = told.group;
  const promise = told.provider.promises.find(({ id }) => id === finding.promise);
  const location = finding.location ?? promise?.location;
  const properties = {
    ...(location === undefined
      ? {}
      : { file: `${told.folder}${location.file}`, line: location.line, col: location.column }),
    title: [told.group.provider, operation, promise?.id ?? finding.check]
      .filter((text) => text !== "")
      .join(" "),
  };
  const others = seenBy.length > 1 ? ` (and ${plural(seenBy.length - 1, "more case")})` : "";
  const text = [
    `${finding.message}${others}`,
    ...(promise === undefined ? [] : [`Promised: ${promise.promises}`]),
    `Expected: ${finding.expected}`,
    `Received from the ${told.target} target: ${finding.received} (${finding.at})`,
    shownBy.replay,
  ];
  return command(level, properties, text.join("\n"));
}

function deviationAnnotation(
  { file, lines, check, place, says, ...deviation }: DeviationStanding,
  folder: string,
): string {
  const title = `known deviation ${deviation.promise ?? check}`;
  const text = `${check} (${place}) of ${deviation.case}: ${says}`;
  return command("error", { file: `${folder}${file}`, line: lines[0], endLine: lines[1], title }, text);
}

function command(level: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const fields = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${level} ${fields.join(",")}::${inMessage(shortened(text, longestMessage))}`;
}

function inMessage(text: string): string {
  return plainText(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
