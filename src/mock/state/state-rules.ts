import type { Provider } from "../../documents/model.js";
import { expressionsIn } from "../../documents/state/rule-expressions.js";
import type { StateOperation, StateResource } from "../../documents/state/state-model.js";
import { conditionalRules, fieldRules, operationsShowing } from "./field-rules.js";
import { hasOtherAnswer, refusalRules, withArticle } from "./refusal-rules.js";
import { ruleIds } from "./rule-ids.js";
import type { StateRule } from "./state-rule.js";

/** Everything that the mock keeps to because `mock.state` of the profile says so, in the order of the profile. */
export function stateRules(provider: Provider): readonly StateRule[] {
  const rules = provider.profile.mock.state.resources.flatMap((kind) => [
    ...creationRules(provider, kind),
    ...fieldRules(kind),
    ...conditionalRules(kind),
    ...accessRules(provider, kind),
    ...kind.operations.flatMap((operation) => operationRules(provider, kind, operation)),
  ]);
  const { unpromised } = provider.profile.mock.state;
  return rules
    .filter(({ id }, index) => rules.findIndex((other) => other.id === id) === index)
    .map((rule) => {
      const reason = unpromised.get(rule.id);
      return reason === undefined ? rule : { ...rule, unpromised: reason };
    });
}

function creationRules(provider: Provider, kind: StateResource): StateRule[] {
  const operations = [...kind.create.operations];
  const readers = kind.operations.map(({ operation }) => operation);
  const isMinted = expressionsIn(kind.create.id).some(
    (one) => one.kind === "uuid" || one.kind === "random" || one.kind === "count",
  );
  return [
    ...(isMinted
      ? [{ id: ruleIds.minted(kind), what: `each ${kind.name} has an identifier of its own`, operations }]
      : []),
    {
      id: ruleIds.remembered(kind),
      what: `${withArticle(kind.name)} is there once its creation is answered`,
      operations: [...operations, ...readers],
    },
    ...kind.create.refuses.flatMap((rule) => refusalRules(provider, { kind, rule, operations })),
  ];
}

function accessRules(provider: Provider, kind: StateResource): StateRule[] {
  if (provider.profile.credentials.second.size === 0) return [];
  // Where only one account may do something at all, nobody sees whose the resources are.
  const operations = kind.operations
    .filter(({ refuses }) => !refuses.some((rule) => rule.kind === "account"))
    .map(({ operation }) => operation);
  if (operations.length === 0) return [];
  const { access } = kind;
  return [
    { id: ruleIds.access(kind), what: `${withArticle(kind.name)} is its own account's alone`, operations },
    ...(access !== undefined && operations.some((one) => hasOtherAnswer(provider, one, access.refusal))
      ? [
          {
            id: ruleIds.accessAnswer(kind),
            what: `another account is told why it is kept from ${withArticle(kind.name)}`,
            operations,
          },
        ]
      : []),
    ...(access?.grants ?? []).flatMap((grant) =>
      grant.operations.map((operation) => ({
        id: ruleIds.grant(kind, operation),
        what: `another account that was granted it may use ${operation}`,
        operations: [operation],
      })),
    ),
  ];
}

function operationRules(provider: Provider, kind: StateResource, does: StateOperation): StateRule[] {
  const operations = [does.operation];
  const rule = (id: string, what: string): StateRule => ({ id, what, operations });
  const refusals = does.refuses.flatMap((one) =>
    refusalRules(provider, { kind, operation: does, rule: one, operations }),
  );
  if (does.does === "list")
    return [
      rule(ruleIds.operation(kind, does, "lists"), `every ${kind.name} is listed`),
      ...(does.where.length === 0
        ? []
        : [
            rule(ruleIds.operation(kind, does, "filters"), `only those asked for of ${kind.name} are listed`),
          ]),
      ...refusals,
    ];
  const readers = kind.operations.map(({ operation }) => operation);
  return [
    rule(
      ruleIds.operation(kind, does, "finds"),
      `${does.operation} finds ${withArticle(kind.name)} that is there`,
    ),
    rule(
      ruleIds.operation(kind, does, "misses"),
      `${does.operation} finds no ${kind.name} that is not there`,
    ),
    ...(hasOtherAnswer(provider, does.operation, does.missing)
      ? [rule(ruleIds.missingAnswer(kind, does), `${does.operation} says that there is no such ${kind.name}`)]
      : []),
    ...(does.does === "delete"
      ? [
          {
            id: ruleIds.operation(kind, does, "removes"),
            what: `${withArticle(kind.name)} is gone after ${does.operation}`,
            operations: readers,
          },
        ]
      : []),
    ...[...does.sets.keys()].map((field) => ({
      id: ruleIds.sets(kind, does, field),
      what: `${does.operation} changes ${field}`,
      operations: operationsShowing(kind, field),
    })),
    ...refusals,
  ];
}
