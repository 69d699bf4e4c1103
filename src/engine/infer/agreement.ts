import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { Operation, SchemaAt } from "../../documents/model.js";
import { membersOf } from "../../documents/schema-members.js";
import { type Comparison, type Described, fieldDisagreements } from "./fields-agree.js";
import { onlyPretends, pretence } from "./only-pretends.js";
import { type Answer, type Conclusion, type InferredProperty, moot, nameOf, succeeded } from "./sequence.js";

/** The property that what is read agrees with the request or with the answer that created it. */
export function agreement(
  resource: CrudResource,
  comparison: Exclude<Comparison, "same question">,
): InferredProperty[] {
  const { create, read } = resource;
  if (create === undefined || read === undefined || !haveFields(create, read, comparison)) return [];
  const other = comparison === "two answers" ? "answers" : "is sent";
  return [
    {
      inference: comparison === "two answers" ? "read-agrees-with-creation" : "read-agrees-with-request",
      operation: create,
      operations: [create, read],
      because: `${nameOf(read)} has fields of the name and type that ${nameOf(create)} ${other}`,
      resource,
      place: read.pointer,
      makes: 1,
      maxRequests: 3,
      draws: "several",
      check: async (script) => {
        const made = await script.make();
        if (made.kind !== "made") return made;
        const request = script.requestOn(read, made);
        if (request.kind !== "prepared") return request;
        const conclude = (answer: Answer) => compared(comparison, made.answer, answer);
        const answer = await script.eventually(
          () => script.send(read, request.value),
          (seen) => conclude(seen).kind === "held",
        );
        if (answer.kind !== "answer") return answer;
        const conclusion = conclude(answer);
        return conclusion.kind === "broken" && (await onlyPretends(script, read, made))
          ? moot(pretence(read))
          : conclusion;
      },
    },
  ];
}

function compared(comparison: Comparison, creation: Answer, answer: Answer): Conclusion {
  if (!succeeded(answer))
    return { kind: "moot", reason: `the new thing could not be read: ${answer.status}` };
  const expected = comparison === "two answers" ? answeredBy(creation) : sentBy(creation);
  const received = answeredBy(answer);
  if (expected === undefined || received === undefined)
    return { kind: "moot", reason: "there is no body to compare" };
  const [first] = fieldDisagreements(comparison, expected, received);
  if (first === undefined) return { kind: "held" };
  const other = comparison === "two answers" ? "was answered at its creation" : "was sent to create it";
  return {
    kind: "broken",
    says: `${nameOf(answer.operation)} does not show what ${other}, at ${first.at}.`,
    expected: JSON.stringify(first.expected),
    received: JSON.stringify(first.received),
    at: `body ${first.at}`,
    answer,
  };
}

function sentBy({ sent, operation }: Answer): Described | undefined {
  const { body } = sent;
  if (body?.kind !== "value") return undefined;
  const media = operation.body?.media.find(({ mediaType }) => mediaType === body.mediaType);
  return media?.schema === undefined ? undefined : { value: body.value, schemas: [media.schema] };
}

/** The body of an answer with its schema; undefined where it has none. */
export function answeredBy({ body, observation }: Answer): Described | undefined {
  const schema = observation.media?.schema;
  return schema === undefined || body === undefined ? undefined : { value: body, schemas: [schema] };
}

function haveFields(create: Operation, read: Operation, comparison: Comparison): boolean {
  const answers = (operation: Operation) =>
    operation.responses
      .filter(({ status }) => status.startsWith("2"))
      .flatMap(({ media }) => media.flatMap(({ schema }) => schema ?? []));
  const left = comparison === "two answers" ? answers(create) : bodies(create);
  return hasMembers(left) && hasMembers(answers(read));
}

function bodies({ body }: Operation): SchemaAt[] {
  return (body?.media ?? []).flatMap(({ schema }) => schema ?? []);
}

function hasMembers(schemas: readonly SchemaAt[]): boolean {
  return membersOf(schemas).properties.size > 0;
}
