import { ProblemsError, UsageError, type VerifyEvent, verify } from "assay";

/** One line for what happened; nothing for what is of no interest here. */
function lineFor(event: VerifyEvent): string | undefined {
  switch (event.kind) {
    case "provider-started":
      return `${event.title}: ${event.cases.length} cases`;
    case "case-finished":
      return event.case.verdict === "conforms" ? undefined : `${event.case.verdict} ${event.case.name}`;
    case "provider-finished":
      return `${event.created} created, ${event.deleted} deleted, ${event.left.length} left`;
    default:
      return undefined;
  }
}

try {
  const run = verify({
    folder: "../own-repository",
    providers: ["pantry"],
    selection: { kinds: ["positive", "credentials", "workflow"] },
    runs: 10,
    signal: AbortSignal.timeout(60_000),
  });
  for await (const event of run) {
    const line = lineFor(event);
    if (line !== undefined) console.log(line);
  }
  const { results, exitStatus } = await run;
  console.log(`${results.summary.promises.verified} promises verified on the ${results.target}`);
  process.exitCode = exitStatus;
} catch (cause) {
  if (!(cause instanceof ProblemsError || cause instanceof UsageError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
