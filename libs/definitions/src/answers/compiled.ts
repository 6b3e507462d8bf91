/** What Ajv says of one failure; the fields that messages are made from. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}
/** A validator as Ajv makes it: true, or false with the failures beside it. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
/** By question id (`<group>/<property>` in a row): does the condition hold over the answers (over the row)? */
export interface Conditions {
  readonly [question: string]: { readonly show?: (answers: unknown) => boolean; readonly require?: (answers: unknown) => boolean };
}
/** What a validator module exports, or `compileForm` makes in memory. */
export interface CompiledForm {
  readonly validate: Validate;
  readonly conditions: Conditions;
}
