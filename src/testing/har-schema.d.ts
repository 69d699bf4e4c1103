declare module "har-schema" {
  const schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  export = schemas;
}
