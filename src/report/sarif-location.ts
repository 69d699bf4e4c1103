import type { Location } from "../core/location.js";
import { plainText } from "./plain-text.js";

/** A place in a file, as SARIF has it: relative to the root of the sources. */
export function sarifLocation({ file, line, column }: Location, folder: string) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(`${folder}${file}`), uriBaseId: sourceRoot },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** The name that stands for the root of the sources. */
export const sourceRoot = "%SRCROOT%";

function uriOf(path: string): string {
  return plainText(path)
    .split("/")
    .map((segment) => encodeURIComponent(segment))
    .join("/");
}
