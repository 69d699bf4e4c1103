import { expect, test } from "vitest";
import { stepMessage } from "./step-message.js";

const request = { method: "GET", origin: "http://127.0.0.1:1", path: "/", headers: [] };
const response = {
  status: 200,
  headers: [["Content-Type", "application/xml"] as const],
  body: new TextEncoder().encode("<Lock xmlns='http://other/'><State>on</State></Lock>"),
  durationMs: 1,
};
const sent = { path: {}, query: {}, header: {}, cookie: {}, server: {} };

test("criteria read what an answer in another namespace says: that it is odd is for the checks to tell", () => {
  const body = { kind: "malformed", reason: "another namespace", value: { State: "on" } } as const;
  expect(stepMessage({ request, response }, response, { sent, body }).response.body).toEqual({ State: "on" });
});

test("what cannot be read at all is no data", () => {
  const body = { kind: "malformed", reason: "not well-formed" } as const;
  expect(stepMessage({ request, response }, response, { sent, body }).response).not.toHaveProperty("body");
});
