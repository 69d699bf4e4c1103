/** What we use of highlight.js, whose own types bring those of a browser. */
declare const highlighter: {
  readonly getLanguage: (name: string) => object | undefined;
  readonly highlight: (code: string, options: { readonly language: string }) => { readonly value: string };
};

export default highlighter;
