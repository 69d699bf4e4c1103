import type { JsonPointer } from "../../core/json-pointer.js";
import type { Operation, Provider } from "../model.js";
import type { ExchangeEvidence } from "../promise.js";

interface Draft {
  readonly promises: string;
  readonly at: string;
  readonly evidence: readonly ExchangeEvidence[];
  readonly unverifiable?: string;
}

const header = `# What the documentation promises, one fact an entry.
#
# These are drafts that \`assay init\` took from the description: each says no more than the description does. Read
# the provider's documentation beside it, and for each entry:
#   - say the fact in one sentence, and in \`source\` where the documentation states it;
#   - keep \`strength: stated\` where the text says so, and write \`shown\` where only an example does;
#   - delete what the documentation does not promise.
# Then add what no description can say: names that are unique, deletions that may be repeated, quotas. What takes
# several requests to see is verified by a workflow (an *.arazzo.yaml beside this file).
`;

/** A first catalogue of promises, as the text of `promises.yaml`. */
export function draftPromises(provider: Pick<Provider, "name" | "operations">): string {
  const drafts = [...provider.operations.flatMap(draftsOf), ...credentialDraft(provider.operations)];
  if (drafts.length === 0) return `${header}\n{}\n`;
  const prefix = prefixOf(provider.name);
  const width = Math.max(2, String(drafts.length).length);
  return [
    header,
    ...drafts.map((draft, index) => entry(`${prefix}-${String(index + 1).padStart(width, "0")}`, draft)),
  ].join("\n");
}

function draftsOf(operation: Operation): Draft[] {
  const { id, method, path, pointer, responses, unreachable } = operation;
  const name = `${method} ${path}`;
  const on = (at: JsonPointer, check: string): ExchangeEvidence => ({ operation: id, at, check });
  if (unreachable !== undefined)
    return [
      {
        promises: `${name} does what the description says.`,
        at: name,
        evidence: [],
        unverifiable: unreachable,
      },
    ];
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const refusals = responses.filter(({ status }) => status.startsWith("4"));
  const answered = successes.map(({ status }) => status).join(" or ");
  return [
    {
      promises: `${name} answers a valid request with ${answered === "" ? "a success" : answered}, in the form that the description gives.`,
      at: name,
      evidence: [
        on(pointer, "valid-request-accepted"),
        ...successes.flatMap(({ usePointer, media }) => [
          on(usePointer, "documented-status"),
          ...(media.length > 0 ? [on(usePointer, "media-type"), on(usePointer, "response-body")] : []),
        ]),
      ],
    },
    {
      promises: `${name} refuses a request that breaks the description${refusals.length > 0 ? ", in the form that it gives" : ""}.`,
      at: name,
      evidence: [
        on(pointer, "invalid-request-refused"),
        ...refusals
          .filter(({ media }) => media.length > 0)
          .map(({ usePointer }) => on(usePointer, "response-body")),
      ],
    },
  ];
}

function credentialDraft(operations: readonly Operation[]): Draft[] {
  const guarded = operations.filter(
    ({ security, unreachable }) =>
      unreachable === undefined && security.length > 0 && security.every((names) => names.length > 0),
  );
  if (guarded.length === 0) return [];
  return [
    {
      promises: "A request without a right credential is refused.",
      at: "security",
      evidence: guarded.map(({ id, pointer }) => ({
        operation: id,
        at: pointer,
        check: "credential-refused",
      })),
    },
  ];
}

function entry(id: string, { promises, at, evidence, unverifiable }: Draft): string {
  const text = JSON.stringify;
  return [
    `${id}:`,
    `  promises: ${text(promises)}`,
    `  source: { document: openapi.yaml, at: ${text(at)} }`,
    "  strength: stated",
    ...(unverifiable === undefined ? ["  verifiedBy:"] : [`  unverifiable: ${text(unverifiable)}`]),
    ...evidence.map(
      ({ operation, at: place, check }) =>
        `    - { operation: ${text(operation)}, at: ${text(place)}, check: ${check} }`,
    ),
    "",
  ].join("\n");
}

/** Two to five letters, as identifiers of promises begin. */
function prefixOf(name: string): string {
  const letters = name
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, "")
    .slice(0, 3);
  return letters.length < 2 ? `${letters}API`.slice(0, 5) : letters;
}
