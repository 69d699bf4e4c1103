import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { listOf, objectOf, textOf } from "../../documents/read-members.js";
import type { EngineAnswer, Opinion } from "../rating/opinion.js";
import { isAtLeast, type Rating, ratings } from "../rating/rating.js";

const engine = "redocly";

/** Room for the answer on large descriptions. */
const maxAnswerBytes = 256 * 1024 * 1024;

/**
 * What Redocly's command says of two descriptions: each shared part once, whatever its direction.
 *
 * Its package can only be run, not imported. It runs in a folder of its own, so that no configuration of the
 * user's takes part, writes its answer to a file, so that its banners stay out, and sends nothing anywhere.
 */
export async function askRedocly(base: JsonObject, head: JsonObject): Promise<EngineAnswer> {
  const folder = await mkdtemp(join(tmpdir(), "assay-diff-"));
  const files = ["base.json", "head.json", "answer.json"].map((name) => join(folder, name));
  const [before = "", after = "", answer = ""] = files;
  try {
    await writeFile(before, JSON.stringify(base));
    await writeFile(after, JSON.stringify(head));
    const said = await run(folder, [
      "diff",
      before,
      after,
      "--format",
      "json",
      "--fail-on",
      "none",
      "--output",
      answer,
    ]);
    return await readAnswer(answer, said);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readAnswer(file: string, said: string): Promise<EngineAnswer> {
  try {
    const report = JSON.parse(await readFile(file, "utf8")) as Json;
    const changes = isJsonObject(report) ? listOf(report, "changes") : [];
    return { engine, kind: "answered", opinions: changes.filter(isJsonObject).flatMap(opinionOn) };
  } catch {
    return { engine, kind: "failed", reason: said.trim().split("\n").at(-1) || "it gave no answer" };
  }
}

/** Runs the command and gives what it printed; how it ended says nothing that its answer does not. */
function run(folder: string, words: readonly string[]): Promise<string> {
  const command = join(
    dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
    "bin",
    "cli.js",
  );
  const options = {
    cwd: folder,
    maxBuffer: maxAnswerBytes,
    env: {
      PATH: "",
      NO_COLOR: "1",
      CI: "1",
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...words], options, (_, out, err) => resolve(`${out}\n${err}`));
  });
}

function opinionOn(change: JsonObject): Opinion[] {
  const rating = ratingOf(change["impact"]);
  if (rating === undefined) return [];
  const used = textOf(change, "path").slice(1);
  const property = textOf(change, "property");
  const path = property === "" ? used : `${used}/${property}`;
  const verdicts = listOf(change, "verdicts").filter(isJsonObject);
  const strictest = verdicts.find((verdict) => verdict["impact"] === rating) ?? verdicts[0];
  const [base, head] = [objectOf(change, "base"), objectOf(change, "revision")];
  // The path is that of the use, after the change where there is an after.
  const placesOn = (place: JsonObject | undefined, isOfUse: boolean) =>
    place === undefined ? [] : [textOf(place, "pointer").slice(1), ...(isOfUse ? [path] : [])];
  return [
    {
      engine,
      rating,
      says: textOf(strictest, "message", `${textOf(change, "kind")} (no rule applies)`),
      ...(strictest === undefined ? {} : { rule: textOf(strictest, "ruleId") }),
      places: { base: placesOn(base, head === undefined), head: placesOn(head, true) },
    },
  ];
}

function ratingOf(value: Json | undefined): Rating | undefined {
  return ratings.find((rating) => rating === value && isAtLeast(rating, "patch"));
}
