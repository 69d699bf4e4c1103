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
    const all = providers.flatMap((provider) =>
      findingGroups(provider, severity)
        .filter(({ shownBy }) => severity !== "violation" || shownBy.verdict !== "deviates")
        .map((group) => annotation(levels[severity], { group, provider, folder, target })),
    );
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
  const { finding, operation, cases, shownBy } = told.group;
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
  const others = cases > 1 ? ` (and ${plural(cases - 1, "more case")})` : "";
  const text = [
    `${finding.message}${others}`,
    ...(promise === undefined ? [] : [`Promised: ${promise.promises}`]),
    `Expected: ${finding.expected}`,
    `Received from the ${told.target} target: ${finding.received} (${finding.at})`,
    shownBy.replay,
  ];
  const fields = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${level} ${fields.join(",")}::${inMessage(shortened(text.join("\n"), longestMessage))}`;
}

function inMessage(text: string): string {
  return plainText(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
