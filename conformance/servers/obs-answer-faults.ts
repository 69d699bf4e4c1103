import type { Fault } from "./fault.js";
import { asPage, fault, onAnswer, withStatus, withType } from "./fault-kinds.js";
import { type Change, crashedXml, withBody } from "./obs-fault-kinds.js";
import type { DefectCategory } from "./reference-server.js";

function created(
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: Change,
): Fault {
  return fault(
    { name: `created-${name}`, what: `the answer to a creation ${what}`, category, promises },
    onAnswer("create", 200, change),
  );
}

function withHeader(name: string, value?: string): Change {
  return (answer) => {
    const others = Object.entries(answer.headers).filter(([key]) => key !== name);
    return {
      ...answer,
      headers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]),
    };
  };
}

function shown(one: Fault): Fault {
  return { ...one, severity: "warning" };
}

const xml = "application/xml";

const answers: readonly Fault[] = [
  created("201", "has status 201", "status", ["OBS-36"], withStatus(201)),
  created("202", "has status 202", "status", ["OBS-36"], withStatus(202)),
  created("204", "has status 204", "status", ["OBS-36"], withStatus(204)),
  created("500", "has status 500", "server-error", [], (answer) => crashedXml(answer)),
  created(
    "with-xml",
    "has an XML body",
    "error-body",
    ["OBS-37"],
    withBody("<CreateBucketResult><BucketArn>a</BucketArn></CreateBucketResult>", xml),
  ),
  created(
    "with-json",
    "has a JSON body",
    "error-body",
    ["OBS-37"],
    withBody('{"created":true}', "application/json"),
  ),
  created("with-text", "has a text as its body", "error-body", ["OBS-37"], withBody("OK", "text/plain")),
  created(
    "without-location",
    "has no header Location",
    "header",
    ["OBS-34", "OBS-35"],
    withHeader("Location"),
  ),
  shown(
    created(
      "location-url",
      "has a URL as Location",
      "header",
      ["OBS-35"],
      withHeader("Location", "http://obs.region.example.com/"),
    ),
  ),
  shown(
    created("location-bare", "has a Location without a slash", "header", ["OBS-35"], (answer) => ({
      ...answer,
      headers: { ...answer.headers, Location: (answer.headers.Location ?? "").slice(1) },
    })),
  ),
  shown(
    created(
      "without-request-id",
      "has no x-obs-request-id",
      "header",
      ["OBS-39"],
      withHeader("x-obs-request-id"),
    ),
  ),
  shown(created("without-id-2", "has no x-obs-id-2", "header", ["OBS-40"], withHeader("x-obs-id-2"))),
  shown(created("without-server", "has no header Server", "header", ["OBS-41"], withHeader("Server"))),
  shown(created("server-nginx", "has another Server", "header", ["OBS-41"], withHeader("Server", "nginx"))),
];

function error(name: string, what: string, category: DefectCategory, change: Change): Fault {
  const writes: Change = (answer, request) => {
    const refused =
      answer.of === "create" && answer.status >= 400 && answer.status < 500 && answer.text !== undefined;
    return refused ? change(answer, request) : answer;
  };
  return fault(
    { name: `error-${name}`, what: `${what} where a creation is refused`, category, promises: ["OBS-44"] },
    { writes },
  );
}

function withoutElement(name: string): Change {
  return (answer) => ({
    ...answer,
    text: (answer.text ?? "").replace(new RegExp(`<${name}>[^]*</${name}>`), ""),
  });
}

const errors: readonly Fault[] = [
  error(
    "as-json",
    "answers JSON",
    "media-type",
    withBody('{"Code":"InvalidRequest","Message":"no"}', "application/json"),
  ),
  error("as-page", "answers HTML", "media-type", asPage),
  error("as-text", "calls its XML plain text", "media-type", withType("text/plain")),
  error("without-code", "shows no Code", "error-body", withoutElement("Code")),
  error("without-message", "shows no Message", "error-body", withoutElement("Message")),
  error("other-root", "has another element at the top", "error-body", (answer) => ({
    ...answer,
    text: (answer.text ?? "").replaceAll("Error>", "Fault>"),
  })),
  error("broken-off", "breaks off", "malformed-answer", (answer) => ({
    ...answer,
    text: (answer.text ?? "").slice(0, -9),
  })),
  error("as-200", "answers 200 with the error", "status", withStatus(200)),
  { ...error("as-500", "answers 500", "server-error", (answer) => crashedXml(answer)), promises: [] },
];

/** What is wrong about the answers of this server, whatever it is asked. */
export const obsAnswerFaults: readonly Fault[] = [...answers, ...errors];
