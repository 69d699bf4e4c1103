import { describe, expect, it } from "vitest";
import { promiseTheme } from "./promise-theme.js";

const plain = { promises: "It is so.", exchanges: [], workflows: [] };
const on = (at: string, check: string) => ({ operation: "createBox", at, check });
const body = "/paths/~1boxes/post/requestBody/content/application~1json/schema";

describe("the theme of a promise", () => {
  it("is the one that the catalogue gives, whatever verifies it", () => {
    const exchanges = [on("/paths/~1boxes/post", "credential-refused")];
    expect(promiseTheme({ ...plain, theme: "errors", exchanges })).toBe("errors");
  });

  it.each([
    ["credentials", on("/paths/~1boxes/post/security", "valid-request-accepted")],
    ["credentials", on("/paths/~1boxes/post", "credential-refused")],
    ["security", on("/servers/0", "server-uses-tls")],
    ["naming", on(`${body}/properties/name/pattern`, "invalid-request-refused")],
    ["defaults", on(`${body}/properties/size/default`, "valid-request-accepted")],
    ["validation", on(`${body}/properties/size`, "valid-request-accepted")],
    ["validation", on("/paths/~1boxes/post", "invalid-request-refused")],
    ["errors", on("/paths/~1boxes/post/responses/409", "response-body")],
    ["errors", on("/components/schemas/error_document/properties/code", "response-body")],
    ["lifecycle", on("/paths/~1boxes/post/responses/201", "response-body")],
    ["lifecycle", on("/paths/~1boxes/post", "valid-request-accepted")],
  ])("is %s by what verifies it", (theme, evidence) => {
    expect(promiseTheme({ ...plain, exchanges: [evidence] })).toBe(theme);
  });

  it.each([
    ["uniqueness", "duplicate-box-is-refused"],
    ["defaults", "size-defaults-to-ten"],
    ["lifecycle", "deleted-box-is-gone"],
    ["security", "no-answer-has-a-secret"],
  ])("is %s by its workflow", (theme, workflow) => {
    expect(promiseTheme({ ...plain, workflows: [workflow] })).toBe(theme);
  });

  it("is taken from its words where nothing verifies it", () => {
    expect(promiseTheme({ ...plain, promises: "Keys are encrypted before they are stored." })).toBe(
      "security",
    );
    expect(promiseTheme(plain)).toBe("lifecycle");
  });
});
