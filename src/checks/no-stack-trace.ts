import type { Check } from "./check.js";

/** Lines as runtimes print them when they fail; each needs two signs, so that prose is no match. */
const traces: readonly RegExp[] = [
  /\n\s+at .+\(?[\w./\\-]+\.(?:js|ts|mjs|cjs|java|kt|cs|php):\d+/,
  /Traceback \(most recent call last\)[\s\S]*File ".+", line \d+/,
  /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)/,
  /goroutine \d+ \[running\]:/,
  /\.rb:\d+:in [`'][^'`]+'/,
  /Stack trace:\s*#0 /,
  /\bFile ".+\.py", line \d+, in \w+/,
];

/** No answer shows the inside of the server. */
export const noStackTrace: Check = {
  id: "no-stack-trace",
  demands: "no answer shows a stack trace",
  everywhere: true,
  examine({ response, operation, pathPointer }) {
    if (response === undefined || response.status < 400) return [];
    const text = new TextDecoder().decode(response.body.subarray(0, 65_536)).replaceAll("\\n", "\n");
    const trace = traces.find((pattern) => pattern.test(text));
    if (trace === undefined) return [];
    return [
      {
        message: "The answer shows a stack trace.",
        expected: "an error that tells nothing of the server's inside",
        received: (trace.exec(text)?.[0] ?? "").trim().slice(0, 200),
        at: "body",
        constraints: [operation?.pointer ?? pathPointer],
      },
    ];
  },
};
