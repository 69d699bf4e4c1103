import type { Fault } from "./fault.js";
import { dropped, fault } from "./fault-kinds.js";
import type { Received } from "./message.js";
import { type Change, crashedXml } from "./obs-fault-kinds.js";
import { parseXml } from "./obs-xml.js";

function odd(
  name: string,
  what: string,
  isOdd: (request: Received) => boolean,
  fail: Change = crashedXml,
): Fault {
  const category =
    fail === dropped ? "dropped-connection" : fail === crashedXml ? "server-error" : "stack-trace";
  return fault(
    { name, what, category },
    {
      writes: (answer, request) => (request.path === "/" && isOdd(request) ? fail(answer, request) : answer),
    },
  );
}

const put = (isOdd: (request: Received) => boolean) => (request: Received) =>
  request.method === "PUT" && isOdd(request);
const isMalformed = put(({ body }) => body.length > 0 && parseXml(body) === "malformed");

/** Defects of a creation that only odd input brings out. */
export const obsOddInputFaults: readonly Fault[] = [
  odd("malformed-xml-500", "crashes on a body that is no XML", isMalformed),
  odd("malformed-xml-dropped", "closes the connection on a body that is no XML", isMalformed, dropped),
  odd(
    "emoji-500",
    "crashes on characters beyond the basic plane",
    put(({ body }) => /[\u{10000}-\u{10ffff}]/u.test(body.toString())),
  ),
  odd(
    "long-body-500",
    "crashes on bodies over 1,000 bytes",
    put(({ body }) => body.length > 1_000),
  ),
  odd(
    "very-long-body-500",
    "crashes on bodies over 10,000 bytes",
    put(({ body }) => body.length > 10_000),
  ),
  odd(
    "invalid-utf-8-500",
    "crashes on a body that is no UTF-8",
    put(({ body }) => !Buffer.from(body.toString()).equals(body)),
  ),
  odd(
    "empty-location-500",
    "crashes on an empty Location",
    put(({ body }) => /<Location\s*\/>|<Location><\/Location>/.test(body.toString())),
  ),
  odd(
    "unknown-acl-500",
    "crashes on an unknown x-obs-acl",
    put(
      ({ headers }) =>
        !["private", "public-read", "public-read-write"].includes(
          (headers.get("x-obs-acl") ?? "private").replace("-delivered", ""),
        ),
    ),
  ),
  odd("patch-500", "crashes on PATCH", ({ method }) => method === "PATCH"),
  odd(
    "long-authorization-500",
    "crashes on an Authorization without a colon",
    ({ headers }) => headers.has("authorization") && !headers.get("authorization")?.includes(":"),
  ),
  odd(
    "foreign-element-500",
    "crashes on an element that it does not know",
    put(({ body }) => /<(?!\/|\?|!|CreateBucketConfiguration|Location)\w/.test(body.toString())),
  ),
  odd(
    "stack-trace",
    "shows a stack trace in the answer to malformed XML",
    put((request) => isMalformed(request)),
    (answer) => ({
      ...answer,
      text: (answer.text ?? "").replace(
        "</Message>",
        "\n    at Parser.parse (/srv/obs/lib/xml.js:120:11)\n    at createBucket (/srv/obs/lib/bucket.js:33:9)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)</Message>",
      ),
    }),
  ),
];
