import type { Provider } from "../model.js";
import type { Binding, RequestPlace, Resource } from "../profile.js";

const text = JSON.stringify;

/** A first profile, as the text of `profile.yaml`: what the description implies, with comments that say how to go on. */
export function draftProfile({ title, profile }: Pick<Provider, "title" | "profile">): string {
  const { bindings, resources, credentials } = profile;
  return `# What assay must know of ${title.replaceAll(/\s+/g, " ")} beyond its description.

title: ${text(title)}

# A draft: nobody has looked over what follows. Until this line is deleted, a refusal that may be right (a name is
# taken, something that the request refers to does not exist) shows nothing, and conversions that web frameworks make
# are warnings.
draft: true

# The credentials of each security scheme: on a live run from the environment, on the mock the value beside it.
# \`optional\`: without the variable, what needs it is skipped by name; delete the word where a run must not start so.
credentials:
  first:${credentials.first.size === 0 ? " {}" : `\n${[...credentials.first].map(schemeText).join("\n")}`}

# Places of requests that must hold something else than a freely generated value:
#   supplied: { env: SHOP_REGION, mock: "eu-1" }   what only an account knows
#   fresh: "assay-{run}-{n}"                       a name that nobody took before
#   resource: thing                                the identifier of something that the run makes first
bindings:${bindings.length === 0 ? " []" : `\n${bindings.map(bindingText).join("\n")}`}

# What is made, how it is named and removed again. What no operation deletes is reported as left behind.
resources:${resources.length === 0 ? " []" : `\n${resources.map(resourceText).join("\n")}`}

# How fast the provider may be asked, and what costs money:
# rateLimit: { writesPerMinute: 60 }
# billable: [createServer]
`;
}

function schemeText([scheme, parts]: [
  string,
  ReadonlyMap<string, { readonly env: string; readonly mock: string }>,
]): string {
  const lines = [...parts].map(
    ([part, { env, mock }]) => `      ${part}: { env: ${env}, mock: ${text(mock)}, optional: true }`,
  );
  return [`    ${text(scheme)}:`, ...lines].join("\n");
}

function bindingText(binding: Binding): string {
  const filler =
    binding.kind === "resource"
      ? `    resource: ${text(binding.resource)}`
      : "    narrowed: {} # only marks where the request chooses the identifier";
  return [`  - name: ${text(binding.name)}`, "    at:", ...binding.at.map(placeText), filler].join("\n");
}

function placeText({ operation, in: where, name, pointer }: RequestPlace): string {
  const rest = [
    ...(name === undefined ? [] : [`name: ${text(name)}`]),
    ...(pointer === undefined ? [] : [`pointer: ${text(pointer)}`]),
  ];
  return `      - { ${[`operation: ${text(operation)}`, `in: ${where}`, ...rest].join(", ")} }`;
}

function resourceText({ name, createdBy, identifiedBy, deletedBy, listedBy }: Resource): string {
  const { body = [], binding, location } = identifiedBy;
  const identified = [
    ...(body.length === 0 ? [] : [`body: ${text(body)}`]),
    ...(binding === undefined ? [] : [`binding: ${text(binding)}`]),
    ...(location === true ? ["location: true"] : []),
  ];
  return [
    `  - name: ${text(name)}`,
    `    createdBy: ${text(createdBy)}`,
    `    identifiedBy: { ${identified.join(", ")} }`,
    `    deletedBy: ${text(deletedBy)}`,
    ...(listedBy === undefined
      ? []
      : [
          `    listedBy: { operation: ${text(listedBy.operation)}, items: ${text(listedBy.items)}, name: ${text(listedBy.name)}, id: ${text(listedBy.id)} }`,
        ]),
  ].join("\n");
}
