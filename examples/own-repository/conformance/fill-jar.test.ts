import { documentsFolder, loadProviders, type Mock, startMock } from "assay";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillJar } from "../src/fill-jar.js";

let mock: Mock;

beforeAll(async () => {
  const loaded = await loadProviders(documentsFolder(process.cwd()), ["pantry"]);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
  for (const pantry of loaded.value) mock = await startMock(pantry);
});

afterAll(() => mock.close());

test("a jar is filled once", async () => {
  const key = mock.credentials["PANTRY_KEY"] ?? "";
  expect(await fillJar(mock.url, key)).toBe("plums: 500 ml under a screw lid");
  expect(await fillJar(mock.url, key)).toBe("refused: not like that");
});
