import type { Provider } from "../documents/model.js";

/** Which variables of the environment a sweep needs and lacks, as a reason; undefined where it lacks none. */
export function lackForSweep(
  { profile, operations, title }: Provider,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const sent = new Set(
    profile.resources.flatMap(({ readBy, deletedBy, listedBy }) => [
      ...deletedBy,
      ...(readBy === undefined ? [] : [readBy]),
      ...(listedBy === undefined ? [] : [listedBy.operation]),
    ]),
  );
  const schemes = new Set(
    operations.filter(({ id }) => sent.has(id)).flatMap(({ security }) => (security[0] ?? []).slice()),
  );
  const credentials = [...profile.credentials.first].flatMap(([scheme, parts]) =>
    schemes.has(scheme) ? [...parts.values()] : [],
  );
  const bound = profile.bindings.flatMap((binding) =>
    binding.kind === "supplied" && binding.at.some(({ operation }) => sent.has(operation))
      ? [binding.value]
      : [],
  );
  const missing = [...credentials, ...bound]
    .filter(({ optional, env }) => optional !== true && (environment[env] ?? "") === "")
    .map(({ env }) => env);
  if (missing.length === 0) return undefined;
  return `${[...new Set(missing)].join(" and ")} of ${title} must be set in the environment to look and delete`;
}
