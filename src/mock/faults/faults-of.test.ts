import { expect, test } from "vitest";
import type { Provider } from "../../documents/model.js";
import { acmeProvider } from "../../testing/acme-provider.js";
import { depotProvider } from "../../testing/depot-provider.js";
import { shop } from "../testing/invented-provider.js";
import { faultFamilies } from "./fault.js";
import { faultsOf } from "./faults-of.js";

function familiesOf(provider: Provider): Record<string, string> {
  const faults = faultsOf(provider);
  return Object.fromEntries(
    faultFamilies.flatMap((family) => {
      const names = faults.filter((fault) => fault.family === family).map(({ name }) => name);
      return names.length === 0 ? [] : [[family, `${names.length}, such as ${names.at(-1)}`] as const];
    }),
  );
}

test("each family derives from the documents of an invented provider", async () => {
  expect({ shop: familiesOf(shop), depot: familiesOf(await depotProvider()) }).toMatchInlineSnapshot(`
    {
      "depot": {
        "acceptance": "6, such as createBox/acceptance/body/colour/enum/1",
        "credential": "24, such as deleteBox/credentials/extended-token",
        "criterion": "10, such as workflow/deleted-box-is-gone/read/criteria/0",
        "media-type": "60, such as deleteBox/response/404/application/json/body/empty",
        "method": "6, such as readBox/method/patch",
        "request": "46, such as createBox/request/body/malformed/trailing-text",
        "response-body": "189, such as deleteBox/response/404/application/json/error/type/object",
        "secret": "15, such as deleteBox/secret/token/value/header",
        "state": "16, such as state/box/deleteBox/removes",
        "status": "52, such as deleteBox/status/404/500",
      },
      "shop": {
        "acceptance": "8, such as createShelf/acceptance/body/inside/absent",
        "credential": "18, such as deleteShelf/credentials/extended-token",
        "media-type": "32, such as readHealth/response/200/text/plain/media-type/none",
        "method": "11, such as readHealth/method/delete",
        "reference": "1, such as createShelf/request/body/room/unknown",
        "refusal": "6, such as createShelf/refusal/422/invalid/as/409/taken",
        "request": "48, such as createShelf/request/body/malformed/trailing-text",
        "response-body": "85, such as readHealth/response/200/text/plain/type/object",
        "response-header": "16, such as createShelf/response/201/header/Content-Length/type/object",
        "secret": "9, such as deleteShelf/secret/key/value/header",
        "status": "30, such as readHealth/status/200/500",
      },
    }
  `);
});

test("every family is derived for one of them", async () => {
  const acme = await acmeProvider();
  const [first] = acme.promises;
  if (first === undefined) throw new Error("the invented provider promises nothing");
  const tls = { ...first, exchanges: [{ operation: "*", at: "/servers/0", check: "server-uses-tls" }] };
  const all = [shop, await depotProvider(), { ...acme, promises: [tls] }].flatMap((provider) =>
    faultsOf(provider).map(({ family }) => family),
  );
  expect(faultFamilies.filter((family) => !all.includes(family))).toEqual([]);
});

test("every fault has a name of its own, and the same documents give the same ones", async () => {
  for (const provider of [shop, await depotProvider(), await acmeProvider()]) {
    const names = faultsOf(provider).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(faultsOf(provider).map(({ name }) => name)).toEqual(names);
  }
});
