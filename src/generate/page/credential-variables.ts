import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { isJsonObject, type Json } from "../../core/json.js";
import { withDefaultCredentials } from "../../documents/default-credentials.js";
import { providerFiles } from "../../documents/load-provider.js";
import type { SecurityScheme } from "../../documents/model.js";
import { objectOf, textOf } from "../../documents/read-members.js";

/** The environment variables of one scheme's credential, by its part: `value`, `accessKeyId`, … */
export type CredentialVariables = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The environment variables of credentials: those that the profile names, else those that assay would ask for. */
export async function credentialVariables(
  folder: string,
  name: string,
  schemes: ReadonlyMap<string, SecurityScheme>,
): Promise<CredentialVariables> {
  const text = await readFile(providerFiles(folder, name).profile, "utf8").catch(() => "");
  const parsed = parse(text) as Json;
  const profile = isJsonObject(parsed) ? parsed : undefined;
  const first = objectOf(objectOf(profile, "credentials"), "first");
  const defaults = withDefaultCredentials(new Map(), name, schemes);
  return new Map(
    [...defaults].map(([scheme, parts]) => [
      scheme,
      new Map(
        [...parts].map(([part, supplied]) => {
          const own = textOf(objectOf(objectOf(first, scheme), part), "env");
          return [part, own === "" ? (supplied.env ?? "") : own];
        }),
      ),
    ]),
  );
}
