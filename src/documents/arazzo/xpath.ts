import fontoxpath from "fontoxpath";
import { Attr, type Document, Element, parseXmlDocument, serializeToWellFormedString, Text } from "slimdom";

/** Thrown for text that is no XML, or for a query that has no truth value on it. */
export class XPathFault extends Error {}

// Node finds only the default export of this library, which is CommonJS.
const { evaluateXPath, evaluateXPathToBoolean, evaluateXPathToNodes } = fontoxpath;

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

/**
 * XML with another text in each element, attribute or text that an XPath expression selects.
 *
 * @throws XPathFault where it selects none, or something else.
 */
export function replacedInXml(xml: string, target: string, text: string): string {
  try {
    const document = parseXmlDocument(xml);
    const nodes = evaluateXPathToNodes(target, document, null, null, optionsFor(document));
    if (nodes.length === 0) throw new XPathFault(`"${target}" selects nothing in the payload`);
    for (const node of nodes) replaceText(node, target, text);
    // The declaration is no part of the tree.
    const declaration = /^<\?xml\s[^?]*\?>\s*/.exec(xml)?.[0] ?? "";
    return `${declaration}${serializeToWellFormedString(document)}`;
  } catch (cause) {
    throw cause instanceof XPathFault ? cause : new XPathFault(messageOf(cause));
  }
}

function replaceText(node: object, target: string, text: string): void {
  if (node instanceof Element) node.textContent = text;
  else if (node instanceof Attr) node.value = text;
  else if (node instanceof Text) node.data = text;
  else throw new XPathFault(`"${target}" selects what has no text of its own`);
}

function evaluateOn(text: string, document: Document): boolean {
  return evaluateXPathToBoolean(text, document, null, null, optionsFor(document));
}

function optionsFor(document: Document) {
  return {
    language: evaluateXPath.XPATH_3_1_LANGUAGE,
    logger: { trace: () => {} },
    namespaceResolver: (prefix: string) => document.lookupNamespaceURI(prefix === "" ? null : prefix),
  };
}

/** The line of a message that says something: the library puts the query and a stack around it. */
function messageOf(cause: unknown): string {
  const lines = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return (lines.find((line) => /[A-Z]{4}\d{4}/.test(line)) ?? lines[0] ?? "").replace(/^Error: /, "");
}
