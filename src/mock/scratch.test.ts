import { test } from "vitest";
import { startMock } from "./start-mock.js";
import { loadProvider } from "../documents/load-provider.js";
import { compileValidator } from "../schema/compile-validator.js";
test("p", async () => {
  for (const n of ["obs","miget","wayscloud","latitude","flashback"]) {
    const p = await loadProvider(process.cwd(), n, (schema, document) => compileValidator({ root: schema, pointer: "" })(document));
    if (p.kind === "broken") { console.log(n, JSON.stringify(p.problems.slice(0,5))); continue; }
    let t = performance.now();
    try {
    const mock = await startMock(p.value, { log: (l) => console.log(n, l) });
    console.log(n, "start", performance.now() - t, mock.url, mock.credentials);
    await mock.close();
    } catch (e) { console.log(n, String(e)); }
  }
});
