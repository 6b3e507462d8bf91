import { Schema, type SchemaDefinition } from 'mongoose';

/**
 * A schema as every collection here has it: unknown fields are an error, empty objects are kept (a digest covers them),
 * and no hidden version field. Indexes are built when the store is opened, and waited for.
 */
export function strictSchema<T>(fields: SchemaDefinition, indexes: readonly { fields: { [path: string]: 1 | -1 }; unique?: boolean }[]): Schema<T> {
  const schema = new Schema(fields, { minimize: false, strict: 'throw', strictQuery: false, versionKey: false, autoIndex: false, autoCreate: false });
  for (const { fields: keys, unique } of indexes) schema.index(keys, unique ? { unique: true } : {});
  return schema as unknown as Schema<T>;
}

export const text = { type: String, required: true } as const;
export const maybeText = { type: String } as const;
export const texts = { type: [String], required: true, default: undefined } as const;
export const maybeTexts = { type: [String], default: undefined } as const;
export const number = { type: Number, required: true } as const;
export const maybeNumber = { type: Number } as const;
/** Any JSON: checked before it comes here, by the schema it was published with. */
export const json = { type: Schema.Types.Mixed } as const;

/** True for the error of a unique index. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
