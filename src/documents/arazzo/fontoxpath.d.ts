// What we use of fontoxpath. Its own declarations bring the types of browsers into every file of the project.

interface Options {
  readonly language: string;
  readonly logger: { readonly trace: (message: string) => void };
  readonly namespaceResolver: (prefix: string) => string | null;
}

type Evaluate<Result> = (
  expression: string,
  contextItem: object,
  domFacade: null,
  variables: null,
  options: Options,
) => Result;

declare const fontoxpath: {
  /** Evaluates an XPath expression to its effective boolean value. */
  readonly evaluateXPathToBoolean: Evaluate<boolean>;
  /** Evaluates an XPath expression that selects nodes. */
  readonly evaluateXPathToNodes: Evaluate<readonly object[]>;
  readonly evaluateXPath: { readonly XPATH_3_1_LANGUAGE: string };
};
// biome-ignore lint/style/noDefaultExport: what the library has.
export default fontoxpath;
