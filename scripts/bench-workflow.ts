import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Pool } from "undici";
import { planFor } from "../src/engine/plan-for.js";
import { openProviderRun } from "../src/engine/provider-run.js";
import { packageFolder } from "../src/suite/documents-folder.js";
import { loadProviders } from "../src/suite/load-providers.js";
import { runOptions } from "../src/suite/run-suite.js";

const workflow = "depot/workflow/deleted-box-is-gone";
const mostMs = 5;

/** What one run of a workflow of three steps costs on the embedded mock, beside the same requests sent bare. */
export async function benchWorkflow(runs: number): Promise<void> {
  const loaded = await loadProviders(join(packageFolder(), "src/testing/depot"), ["depot"]);
  const provider = loaded.kind === "loaded" ? loaded.value[0] : undefined;
  if (provider === undefined) throw new Error("the invented provider cannot be loaded");
  const options = runOptions(
    { providers: [provider], selection: { names: [workflow] } },
    provider,
    new AbortController().signal,
  );
  const plan = planFor(provider, options);
  const run = await openProviderRun(plan, options);
  const [item] = plan.cases;
  if (item === undefined || run.baseUrl === undefined) throw new Error(`${workflow} was not planned`);
  const token = provider.profile.credentials.first.get("token")?.get("value")?.mock ?? "";
  const bare = bareWorkflow(new Pool(run.baseUrl), { authorization: `Bearer ${token}` });
  const ofAssay = async () => {
    const { verdict } = await run.run(item);
    if (verdict !== "conforms") throw new Error(`${workflow}: ${verdict}`);
  };
  // Before and after: what else this machine does falls on both sides of the ratio.
  await measure(bare.send, 50);
  await measure(ofAssay, 50);
  const before = await measure(bare.send, runs);
  const perRun = await measure(ofAssay, runs);
  const raw = (before + (await measure(bare.send, runs))) / 2;
  await bare.close();
  await run.close();
  console.log(`workflow of three steps, ${runs} runs on the mock in this process`);
  console.log(`  bare requests      ${raw.toFixed(2)} ms a run`);
  console.log(`  assay              ${perRun.toFixed(2)} ms a run, ${rating(perRun)}`);
  console.log(`  ratio              ${(raw / perRun).toFixed(2)}`);
}

function rating(perRun: number): string {
  return `at most ${mostMs}: ${perRun <= mostMs ? "reached" : "MISSED"}`;
}

async function measure(work: () => Promise<void>, times: number): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await work();
  return (performance.now() - start) / times;
}

/** The requests of the workflow with nothing around them. */
function bareWorkflow(pool: Pool, headers: Record<string, string>) {
  let count = 0;
  const ask = async (method: "GET" | "POST" | "DELETE", path: string, body?: string) => {
    const sent = body === undefined ? headers : { ...headers, "content-type": "application/json" };
    const answer = await pool.request({ path, method, headers: sent, body: body ?? null });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  return {
    close: () => pool.close(),
    send: async () => {
      count += 1;
      const made = await ask("POST", "/boxes", JSON.stringify({ name: `bare-${count}`, size: 3 }));
      const { id } = JSON.parse(made.text) as { id: string };
      await ask("DELETE", `/boxes/${id}`);
      const { status } = await ask("GET", `/boxes/${id}`);
      if (status !== 404) throw new Error(`a deleted box was answered ${status}`);
    },
  };
}
