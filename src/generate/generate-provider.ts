import type { Loaded } from "../core/problem.js";
import type { GeneratedFile } from "./generated-file.js";
import { credentialVariables } from "./page/credential-variables.js";
import { writeClientPage } from "./page/write-client-page.js";
import { readDescription } from "./read-description.js";
import type { RuntimeModules } from "./runtime-modules.js";
import { writeClient } from "./write-client.js";
import { writeDescription } from "./write-description.js";
import { writeTypes } from "./write-types.js";
import { writeValidators } from "./write-validators.js";

/** All files that are generated for one provider, from its description; the page of its client names the variables of its profile. */
export async function generateProvider(
  folder: string,
  name: string,
  runtime: RuntimeModules,
): Promise<Loaded<readonly GeneratedFile[]>> {
  const loaded = await readDescription(folder, name);
  if (loaded.kind === "broken") return loaded;
  const description = loaded.value;
  const validators = writeValidators(description, runtime);
  if (validators.kind === "broken") return validators;
  const files = [
    writeDescription(description),
    await writeTypes(description),
    writeClient(description, runtime),
    writeClientPage(description, {
      module: runtime.clientOf(name),
      variables: await credentialVariables(folder, name, description.schemes),
    }),
    ...validators.value,
  ];
  return { kind: "loaded", value: files };
}
