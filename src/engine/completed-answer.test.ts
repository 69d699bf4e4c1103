import { describe, expect, test } from "vitest";
import { completedAnswer } from "./completed-answer.js";

describe("completedAnswer", () => {
  test("adds what the creating answer left out or gave as null", () => {
    expect(completedAnswer({ id: "1", place: null }, { place: "p", part: "q" })).toEqual({
      id: "1",
      place: "p",
      part: "q",
    });
  });

  test("keeps what the creating answer told", () => {
    expect(completedAnswer({ id: "1" }, { id: "2", place: null })).toEqual({ id: "1", place: null });
  });

  test("is the later reading alone where the creating answer was no object", () => {
    expect(completedAnswer("made", { id: "1" })).toEqual({ id: "1" });
  });
});
