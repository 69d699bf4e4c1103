import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { references } from "./references.js";

describe.each(references.map((reference) => [reference.name, reference] as const))(
  "%s",
  (_name, reference) => {
    it.each([0, 1, 2, 3, 4])(
      "listens and refuses a stranger without failing, in variant %i",
      async (variant) => {
        const server = await reference.start({ variant });
        try {
          const url = new URL(server.url.replace("{bucket}", "some-bucket"));

          const statuses = [
            await statusOf(url, "GET", "/"),
            await statusOf(url, "POST", "/%zz?%%%"),
            await statusOf(url, "PUT", "/", "x".repeat(11 * 1024 * 1024)),
            await statusOf(url, "CONNECT", "/"),
            await statusOf(url, "TRACE", "/"),
          ];

          expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
          expect(server.requests()).toBe(5);
          expect(server.left()).toEqual([]);
        } finally {
          await server.close();
        }
      },
    );

    it("names the defects that it knows when it is asked for another", async () => {
      const started = reference.start({ defect: "nothing" });

      await expect(started).rejects.toThrow(/no defect "nothing". Known: /);
    });
  },
);

function statusOf(url: URL, method: string, path: string, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { host: url.host, "content-length": String(Buffer.byteLength(body)) };
    const sent = request({ host: "127.0.0.1", port: url.port, method, path, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("connect", (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
