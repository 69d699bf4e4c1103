import type { Results } from "./results.js";

/** `results.json` in pieces: a large run is never one text in memory. */
export function* resultsText(results: Results): Generator<string> {
  const whole = aroundMember(results, "providers");
  yield `{\n${whole.before}  "providers": [`;
  for (const [index, provider] of results.providers.entries()) {
    const { before, after } = aroundMember(provider, "cases");
    yield `${index === 0 ? "" : ","}\n    {\n${indented(before, 4)}      "cases": [`;
    for (const [place, item] of provider.cases.entries())
      yield `${place === 0 ? "" : ","}\n${indented(JSON.stringify(item, null, 2), 8)}`;
    yield `${provider.cases.length === 0 ? "" : "\n      "}]${indented(after, 4)}\n    }`;
  }
  yield `${results.providers.length === 0 ? "" : "\n  "}]${whole.after}\n}\n`;
}

/** The members of an object as lines of JSON, those before one of them and those after it. */
function aroundMember(object: object, name: string): { before: string; after: string } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  const place = entries.findIndex(([member]) => member === name);
  const lines = entries.map(([member, value]) => indented(memberText(member, value), 2));
  return {
    before: lines
      .slice(0, place)
      .map((line) => `${line},\n`)
      .join(""),
    after: lines
      .slice(place + 1)
      .map((line) => `,\n${line}`)
      .join(""),
  };
}

function memberText(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`;
}

/** No text in JSON holds a bare line break, so that every line may be moved. */
function indented(text: string, by: number): string {
  const space = " ".repeat(by);
  return text
    .split("\n")
    .map((line) => (line === "" || line === "," ? line : `${space}${line}`))
    .join("\n");
}
