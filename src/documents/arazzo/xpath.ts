import fontoxpath from "fontoxpath";
import { type Document, parseXmlDocument } from "slimdom";

/** Thrown for text that is no XML, or for a query that has no truth value on it. */
export class XPathFault extends Error {}

// Node finds only the default export of this library, which is CommonJS.
const { evaluateXPath, evaluateXPathToBoolean } = fontoxpath;

/**
 * The effective boolean value of an XPath 3.1 expression on an XML text: a node set holds when it is not empty.
 *
 * Names without a prefix, and prefixes, mean what they mean at the root element: Arazzo has no place to bind them.
 */
export function xpathHolds(text: string, xml: string): boolean {
  try {
    return evaluateOn(text, documentOf(xml));
  } catch (cause) {
    throw new XPathFault(messageOf(cause));
  }
}

/** Why a text is no XPath expression, or calls what does not exist; undefined where it is one. */
export function xpathFault(text: string): string | undefined {
  try {
    evaluateOn(text, parseXmlDocument("<empty/>"));
    return undefined;
  } catch (cause) {
    const message = messageOf(cause);
    // Errors of other kinds depend on the document that is asked; so do prefixes, which XPST0081 is about.
    return /XPST(?!0081)\d{4}/.test(message) ? message : undefined;
  }
}

/** Several criteria ask one answer, and parsing it takes longer than asking. */
let latest: { readonly xml: string; readonly document: Document } | undefined;

function documentOf(xml: string): Document {
  if (latest?.xml !== xml) latest = { xml, document: parseXmlDocument(xml) };
  return latest.document;
}

function evaluateOn(text: string, document: Document): boolean {
  return evaluateXPathToBoolean(text, document, null, null, {
    language: evaluateXPath.XPATH_3_1_LANGUAGE,
    logger: { trace: () => {} },
    namespaceResolver: (prefix) => document.lookupNamespaceURI(prefix === "" ? null : prefix),
  });
}

/** The line of a message that says something: the library puts the query and a stack around it. */
function messageOf(cause: unknown): string {
  const lines = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return (lines.find((line) => /[A-Z]{4}\d{4}/.test(line)) ?? lines[0] ?? "").replace(/^Error: /, "");
}
