import { parseArgs } from "node:util";
import { references } from "./references.js";

/*
 * Starts one reference server from a shell:
 *   npx tsc -p conformance/servers && node node_modules/.cache/servers/main.js latitude --defect created-200
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    defect: { type: "string" },
    variant: { type: "string", default: "0" },
    port: { type: "string", default: "0" },
    list: { type: "boolean", default: false },
  },
});
const reference = references.find((one) => one.name === positionals[0]);
if (reference === undefined) {
  process.stderr.write(`Name a provider: ${references.map((one) => one.name).join(", ")}.\n`);
  process.exitCode = 2;
} else if (values.list) {
  process.stdout.write(`${JSON.stringify(reference.defects, null, 2)}\n`);
} else {
  const { defect, variant, port } = values;
  const server = await reference.start({
    ...(defect === undefined ? {} : { defect }),
    variant: Number(variant),
    port: Number(port),
  });
  const lines = Object.entries({ ...server.env, URL: server.url }).map(
    ([name, value]) => `export ${name}='${value}'`,
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}
