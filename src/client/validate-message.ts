import type { OperationData } from "./api-data.js";
import { bodyFor } from "./body.js";
import type { ParameterValues } from "./parameters.js";
import { type AnswerData, documentedBodies, documentedStatus } from "./read-answer.js";
import type { BrokenConstraint } from "./validation-error.js";
import type { OperationValidators, Validator, ValidatorError, ValidatorsByName } from "./validators.js";

/** The content of a request, as far as its description constrains it. */
export interface RequestContent {
  readonly parameters: Readonly<Record<"path" | "query" | "header" | "cookie" | "server", ParameterValues>>;
  readonly mediaType: string;
  readonly body?: unknown;
}

/** Every constraint that a request breaks. */
export function brokenByRequest(
  validators: OperationValidators,
  request: RequestContent,
): BrokenConstraint[] {
  const broken: BrokenConstraint[] = [];
  for (const [where, values] of Object.entries(request.parameters)) {
    const known = validators.parameters[where as keyof RequestContent["parameters"]];
    for (const [name, validator] of Object.entries(known)) {
      const part = `${where} ${name}`;
      const value = valueNamed(values, name, where === "header");
      if (value !== undefined) broken.push(...breaches(part, validator, [value]));
      else if (validators.required.includes(part)) broken.push(missing(part));
    }
  }
  if (request.body === undefined) {
    if (validators.required.includes("body")) broken.push(missing("body"));
    return broken;
  }
  const validator = validatorFor(validators.requestBody, request.mediaType);
  if (validator !== undefined) broken.push(...breaches("body", validator, [request.body]));
  return broken;
}

/**
 * Every constraint that an answer breaks. A refusal with an undocumented status breaks none: what the
 * documentation leaves out it does not forbid.
 */
export function brokenByAnswer(
  operation: OperationData,
  validators: OperationValidators,
  response: Response,
  answer: AnswerData | undefined,
): BrokenConstraint[] {
  const status = documentedStatus(operation, response.status);
  if (status === undefined) return response.status < 400 ? [undocumented("status", "is not documented")] : [];
  const known = validators.responses[status];
  const broken: BrokenConstraint[] = [];
  for (const name of known?.required ?? [])
    if (!response.headers.has(name)) broken.push(missing(`header ${name}`));
  for (const [name, validator] of Object.entries(known?.headers ?? {})) {
    const text = response.headers.get(name);
    if (text !== null) broken.push(...breaches(`header ${name}`, validator, headerReadings(text)));
  }
  if (answer?.value !== undefined)
    broken.push(...brokenByBody(operation, response.status, known?.content ?? {}, answer));
  return broken;
}

function brokenByBody(
  operation: OperationData,
  status: number,
  content: ValidatorsByName,
  answer: AnswerData,
): BrokenConstraint[] {
  const documented = documentedBodies(operation, status) ?? [];
  if (documented.length === 0) return [];
  if (answer.documented === undefined) {
    const types = documented.map(({ mediaType }) => mediaType).join(", ");
    return [undocumented("content-type", `must be one of: ${types}`)];
  }
  const validator = content[answer.documented.mediaType];
  return validator === undefined ? [] : breaches("body", validator, [answer.value]);
}

/** The breaches of the first reading; none when any reading of the value is valid. */
function breaches(part: string, validator: Validator, readings: readonly unknown[]): BrokenConstraint[] {
  const broken = readings.map((reading) =>
    validator(reading) ? [] : (validator.errors ?? []).map((error) => brokenConstraint(part, error)),
  );
  return broken.some((found) => found.length === 0) ? [] : (broken[0] ?? []);
}

function brokenConstraint(part: string, error: ValidatorError): BrokenConstraint {
  const { instancePath: place, keyword } = error;
  return { part, place, keyword, constraint: constraintOf(error) };
}

/** What must hold, in words of the description alone; Ajv's own leave out the allowed values. */
function constraintOf({ keyword, params, message }: ValidatorError): string {
  const { allowedValues, allowedValue } = params;
  if (keyword === "enum" && Array.isArray(allowedValues))
    return `must be one of ${allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  if (keyword === "const") return `must be ${JSON.stringify(allowedValue)}`;
  return message ?? `must satisfy ${keyword}`;
}

/** What the text of a header may stand for: itself, a number, a truth value or a list. */
function headerReadings(text: string): unknown[] {
  const readings: unknown[] = [text];
  if (/^-?\d+(\.\d+)?$/.test(text)) readings.push(Number(text));
  if (text === "true" || text === "false") readings.push(text === "true");
  readings.push(text.split(",").map((item) => item.trim()));
  return readings;
}

function valueNamed(values: ParameterValues, name: string, anyCase: boolean): unknown {
  if (values[name] !== undefined || !anyCase) return values[name];
  return Object.entries(values).find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1];
}

function validatorFor(validators: ValidatorsByName, mediaType: string): Validator | undefined {
  const documented = bodyFor(
    Object.keys(validators).map((name) => ({ mediaType: name })),
    mediaType,
  );
  return documented === undefined ? undefined : validators[documented.mediaType];
}

function missing(part: string): BrokenConstraint {
  return { part, place: "", keyword: "required", constraint: "is required" };
}

function undocumented(part: string, constraint: string): BrokenConstraint {
  return { part, place: "", keyword: "documented", constraint };
}
