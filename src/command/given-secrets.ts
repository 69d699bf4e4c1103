import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Header } from "../core/exchange.js";
import { headerSecrets } from "../exchange/redaction/header-secrets.js";
import { secretNames } from "../exchange/redaction/secret-names.js";
import type { NamedSecret } from "../exchange/redactor.js";
import { documentsFolder } from "../suite/documents-folder.js";

/** Where a command's secrets come from. */
export interface GivenSecrets {
  /** The words behind the name of the program. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
}

/** Shorter values of the environment are no credentials, and occur in many words. */
const shortest = 8;
const isSecretName = secretNames([]);

/**
 * What is secret before any document was read: headers and URLs of the command line, however they were mistyped, and
 * variables of the environment that some profile names, or that hold credentials for a description from elsewhere.
 */
export function givenSecrets({ words, environment, workingFolder }: GivenSecrets): NamedSecret[] {
  const variables = new Set(
    Object.keys(environment).filter((name) => /^ASSAY_(?!TARGET$|URL$|SEED$)/.test(name)),
  );
  for (const name of variablesOfProfiles(documentsFolder(workingFolder))) variables.add(name);
  const supplied = [...variables].flatMap((name) => {
    const value = environment[name] ?? "";
    return value.length < shortest ? [] : [{ name, value, onlyWhole: !isSecretName(name) }];
  });
  return [...supplied, ...words.flatMap(secretsOfWord), ...headerSecrets(headersOf(words))];
}

/** A header without its flag, or a user with a password in a URL. */
function secretsOfWord(word: string): NamedSecret[] {
  const value = word.replace(/^--?[\w-]+=/, "");
  const [, user = "", password = ""] = /:\/\/([^/?#@:]*):?([^/?#]*)@/.exec(value) ?? [];
  const inUrl =
    password === ""
      ? []
      : [
          { name: "url", value: password },
          { name: "url", value: `${user}:${password}` },
        ];
  const header = headerOf(value);
  return [...inUrl, ...(header !== undefined && isSecretName(header[0]) ? headerSecrets([header]) : [])];
}

/** What stands behind `--header`, up to the next flag; all of it where it is no header. */
function headersOf(words: readonly string[]): Header[] {
  let isHeader = false;
  return words.flatMap((word): Header[] => {
    const joined = /^--header=([\s\S]*)$/.exec(word)?.[1];
    if (joined === undefined && word.startsWith("-")) {
      isHeader = word === "--header";
      return [];
    }
    const text = joined ?? (isHeader ? word : undefined);
    return text === undefined ? [] : [headerOf(text) ?? ["header", text]];
  });
}

function headerOf(text: string): Header | undefined {
  const [, name = "", value = ""] = /^([!#$%&'*+.^_`|~\w-]+)\s*:(?!\/\/)\s*([\s\S]+)$/.exec(text) ?? [];
  return value === "" ? undefined : [name, value];
}

/** Every `env: NAME` in the profiles of a folder; a profile that cannot be read is told of later. */
function variablesOfProfiles(folder: string): string[] {
  try {
    const conformance = join(folder, "conformance");
    return readdirSync(conformance).flatMap((name) => variablesOf(join(conformance, name, "profile.yaml")));
  } catch {
    return [];
  }
}

function variablesOf(file: string): string[] {
  try {
    const found = readFileSync(file, "utf8").matchAll(/\benv["']?\s*:\s*["']?([A-Za-z_]\w*)/g);
    return [...found].map(([, name = ""]) => name);
  } catch {
    return [];
  }
}
