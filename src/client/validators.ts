/** One breach, as Ajv reports it. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/**
 * Tells whether a value satisfies its schema. After a `false`, `errors` holds every breach until the next call.
 *
 * @example
 * const isThing = validators.createThing.requestBody["application/json"];
 * if (!isThing(value)) console.error(isThing.errors);
 */
export interface Validator<T = unknown> {
  (value: unknown): value is T;
  errors?: readonly ValidatorError[] | null;
}

/** Validators by name of what they validate. */
export type ValidatorsByName = Readonly<Record<string, Validator>>;

/** The validators of one operation. A part that has no schema has no validator. */
export interface OperationValidators {
  readonly parameters: {
    readonly path: ValidatorsByName;
    readonly query: ValidatorsByName;
    readonly header: ValidatorsByName;
    readonly cookie: ValidatorsByName;
    readonly server: ValidatorsByName;
  };
  /** Parameters that must be present, as `query limit`. */
  readonly required: readonly string[];
  /** By media type. */
  readonly requestBody: ValidatorsByName;
  /** By documented status. */
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content: ValidatorsByName;
        readonly headers: ValidatorsByName;
        readonly required: readonly string[];
      }
    >
  >;
}
