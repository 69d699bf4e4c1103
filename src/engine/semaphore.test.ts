import { expect, test } from "vitest";
import { createSemaphore } from "./semaphore.js";

/** Lets everything that is ready run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("who wants several waits until there are so many, and is not overtaken", async () => {
  const semaphore = createSemaphore(3);
  const entered: string[] = [];
  const enter = (name: string, count?: number) => {
    void semaphore.acquire(count).then(() => entered.push(name));
  };

  enter("first");
  enter("second", 3);
  enter("third");
  await settled();
  expect(entered).toEqual(["first"]);

  semaphore.release();
  await settled();
  expect(entered).toEqual(["first", "second"]);

  semaphore.release(3);
  await settled();
  expect(entered).toEqual(["first", "second", "third"]);
});

test("who wants more than there are gets all", async () => {
  const semaphore = createSemaphore(2);
  await semaphore.acquire(5);
  let isIn = false;
  void semaphore.acquire().then(() => {
    isIn = true;
  });
  await settled();
  expect(isIn).toBe(false);
  semaphore.release(5);
  await settled();
  expect(isIn).toBe(true);
});
