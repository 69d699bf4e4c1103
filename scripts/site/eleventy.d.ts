/** What we use of Eleventy, which comes without types. */
declare module "@11ty/eleventy" {
  export interface EleventyConfig {
    readonly addTemplate: (path: string, content: string, data: object) => void;
    readonly addPassthroughCopy: (paths: Readonly<Record<string, string>>) => void;
    readonly setLibrary: (format: string, library: object) => void;
    readonly addGlobalData: (name: string, value: unknown) => void;
    readonly setTemplateFormats: (formats: readonly string[]) => void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode?: boolean;
        readonly configPath?: string;
        readonly config: (config: EleventyConfig) => object;
      },
    );
    write(): Promise<unknown>;
  }
}
