// The build of parse-xml for browsers runs in Node too and is a fifth smaller; it comes without types of its own.
declare module "@rgrove/parse-xml/dist/browser.js" {
  import * as everything from "@rgrove/parse-xml";
  // biome-ignore lint/style/noDefaultExport: it is how Node sees a CommonJS module.
  export default everything;
}
