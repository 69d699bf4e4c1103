import type { BodyData, OperationData, SchemaCodec } from "./api-data.js";
import { bodyFor, isJson, isXml } from "./body.js";
import { CallError } from "./call-error.js";

/** The body of an answer as data, and the documented body that it was read as. */
export interface AnswerData {
  /** Absent when the answer has no body. */
  readonly value?: unknown;
  readonly mediaType: string;
  readonly documented?: BodyData;
  /** The text is not what its media type says; then the value is the text. */
  readonly isMalformed?: true;
}

/** The documented bodies of a status: its own, its class's (`4XX`) or the default's. */
export function documentedBodies(operation: OperationData, status: number): readonly BodyData[] | undefined {
  return operation.responses[documentedStatus(operation, status) ?? ""];
}

/** The name under which a status is documented. */
export function documentedStatus(operation: OperationData, status: number): string | undefined {
  return [String(status), `${String(status)[0]}XX`, "default"].find((name) =>
    Object.hasOwn(operation.responses, name),
  );
}

/**
 * Reads an answer's text as its media type: JSON as its value, XML by its schema, anything else as text.
 *
 * A success that cannot be read throws; a refusal that cannot is kept as text, for a gateway on the
 * way may have written it.
 */
export async function readAnswer(
  operation: OperationData,
  response: Response,
  text: string,
  codec: SchemaCodec | undefined,
): Promise<AnswerData> {
  const mediaType = response.headers.get("content-type") ?? "";
  const documented = bodyFor(documentedBodies(operation, response.status) ?? [], mediaType);
  const described = documented === undefined ? {} : { documented };
  if (text === "") return { mediaType, ...described };
  try {
    return { mediaType, ...described, value: await valueOf(mediaType, documented, text, codec) };
  } catch {
    // The parser's own message quotes the body, which may hold a secret.
    if (response.ok) throw new CallError(operation.id, `the answer is not well-formed ${mediaType}.`);
    return { mediaType, ...described, value: text, isMalformed: true };
  }
}

async function valueOf(
  mediaType: string,
  documented: BodyData | undefined,
  text: string,
  codec: SchemaCodec | undefined,
): Promise<unknown> {
  if (isJson(mediaType)) return JSON.parse(text);
  if (isXml(mediaType) && documented?.schema !== undefined && codec !== undefined)
    return codec.decode(text, documented.schema);
  return text;
}
