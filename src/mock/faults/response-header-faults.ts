import * as fc from "fast-check";
import { headerOf } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Operation, Provider, ResponseHeader, SchemaAt } from "../../documents/model.js";
import { readSegment } from "../../exchange/parameter-reading.js";
import { writeSegment } from "../../exchange/parameter-text.js";
import { mostSpecific } from "../../exchange/scalar-text.js";
import { arbitraryOf } from "../../schema/arbitrary-of.js";
import { type Break, breaksOf } from "../../schema/breaks-of.js";
import { compiledSchema } from "../../schema/compile-validator.js";
import type { ConnectionHeader, MockAnswer } from "../answer-writer.js";
import { isHeaderText } from "../conforming-answer.js";
import { headerParameter } from "../header-parameter.js";
import { brokenValue } from "./broken-value.js";
import { isOfResponse, type WantedResponse, withHeader } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/** Each required header of each documented response dropped, and each keyword of its schema broken. */
export function responseHeaderFaults({ operations }: Provider): Fault[] {
  return operations.flatMap((operation) =>
    operation.responses.flatMap((response) =>
      response.headers.flatMap((header) => ofHeader(operation, { operation, response }, header)),
    ),
  );
}

function ofHeader(operation: Operation, wanted: WantedResponse, header: ResponseHeader): Fault[] {
  const { status } = wanted.response;
  const fault = (
    keyword: readonly (string | undefined)[],
    does: string,
    spoil: (answer: MockAnswer) => MockAnswer,
  ): Fault => ({
    name: faultName(operation.id, "response", status, "header", header.name, ...keyword),
    family: "response-header",
    operation: operation.id,
    does,
    at: header.pointer,
    sabotage: { change: (answer, to) => (isOfResponse(answer, to, wanted) ? spoil(answer) : answer) },
    otherwise: "a header carries text alone, so on the wire this keyword is not broken",
  });
  const { schema } = header;
  const breaks = schema === undefined ? [] : breaksOf(schema).map((broken) => ({ schema, broken }));
  return [
    ...(header.required
      ? [
          {
            ...fault(["required"], `A ${status} lacks the header ${header.name}.`, (answer) =>
              without(answer, header.name),
            ),
            at: pointerTo(header.pointer, "required"),
          },
        ]
      : []),
    ...breaks.map(({ schema: described, broken }) => ({
      ...fault(
        [broken.name, broken.variant],
        `The header ${header.name} of a ${status} breaks ${broken.keyword}.`,
        (answer) => breakHeader(answer, { header, schema: described }, broken),
      ),
      at: broken.constraint,
    })),
  ];
}

function without(answer: MockAnswer, name: string): MockAnswer {
  const lower = name.toLowerCase();
  const dropped = withHeader(answer, name, undefined);
  if (!isOfConnection(lower)) return dropped.headers.length < answer.headers.length ? dropped : answer;
  return { ...dropped, withheld: [...(answer.withheld ?? []), lower] };
}

function isOfConnection(name: string): name is ConnectionHeader {
  return name === "date" || name === "content-length";
}

function breakHeader(
  answer: MockAnswer,
  { header, schema }: { readonly header: ResponseHeader; readonly schema: SchemaAt },
  broken: Break,
): MockAnswer {
  if (header.name.toLowerCase() === "content-length") return withOtherLength(answer, schema);
  const parameter = headerParameter(header, schema);
  const text = headerOf(answer.headers, header.name);
  const value = text === undefined ? sampleOf(schema) : readSegment(parameter, text, mostSpecific);
  if (value === undefined) return answer;
  const survives = (form: Json): boolean => {
    const written = writeSegment(parameter, form);
    return (
      written !== undefined &&
      isHeaderText(written) &&
      !compiledSchema(schema).isValid(readSegment(parameter, written.trim(), mostSpecific))
    );
  };
  const form = brokenValue(value, broken, { schema, survives });
  const written = form === undefined ? undefined : writeSegment(parameter, form);
  return written === undefined ? answer : withHeader(answer, header.name, written);
}

/** The connection tells the true length, so only a body of another length breaks what is said of it. */
function withOtherLength(answer: MockAnswer, schema: SchemaAt): MockAnswer {
  const body = Buffer.concat([answer.body, Buffer.from(" ")]);
  const isWrong = !compiledSchema(schema).isValid(String(body.length));
  return isWrong ? { ...answer, body } : answer;
}

function sampleOf(schema: SchemaAt): Json | undefined {
  const generation = arbitraryOf(schema);
  return generation.kind === "impossible"
    ? undefined
    : fc.sample(generation.arbitrary, { numRuns: 1, seed: 1 })[0];
}
