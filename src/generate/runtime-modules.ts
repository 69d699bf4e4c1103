import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where generated files import the runtime from. */
export interface RuntimeModules {
  readonly client: string;
  readonly xml: string;
  readonly signature: string;
  readonly validators: string;
  /** Where users of a provider's client import it from. */
  readonly clientOf: (provider: string) => string;
}

const published: RuntimeModules = {
  client: "assay/client",
  xml: "assay/client/xml",
  signature: "assay/client/signature",
  validators: "assay/client/validators",
  clientOf: () => "./client.js",
};

/** Inside this package a reference to itself would need a build first. */
const own: RuntimeModules = {
  client: "../../src/client/public.js",
  xml: "../../src/client/xml-codec.js",
  signature: "../../src/client/sign-request.js",
  validators: "../../src/client/validator-runtime.js",
  clientOf: (provider) => `assay/clients/${provider}`,
};

/** The runtime's modules as files below a project's `generated/<provider>/` reach them. */
export async function runtimeModules(folder: string): Promise<RuntimeModules> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  return /"name":\s*"assay"/.test(text) ? own : published;
}
