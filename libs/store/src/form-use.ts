import type { Connection } from 'mongoose';
import { number, strictSchema, text } from './schema.ts';

/** How long a form took to fill in, once; of nobody and about nobody. */
export interface FormUseRow {
  readonly authority: string;
  readonly form: string;
  /** Ref of the form it was written on. */
  readonly ref: string;
  readonly seconds: number;
  /** The civil day only, so that it leads to no record. */
  readonly on: string;
}
const schema = strictSchema<FormUseRow>({ authority: text, form: text, ref: text, seconds: number, on: text }, [{ fields: { authority: 1, form: 1 } }]);

/** What forms cost those who fill them in. */
export function formUseOf(connection: Connection) {
  const model = connection.model<FormUseRow>('formUse', schema, 'formUse');
  return {
    model,
    add: async (authority: string, row: Omit<FormUseRow, 'authority'>): Promise<void> => void (await model.create({ ...row, authority })),
    /** The seconds of the last uses of a form, newest first. */
    last: async (authority: string, form: string, count: number): Promise<number[]> =>
      (await model.find({ authority, form }, { seconds: 1 }).sort({ _id: -1 }).limit(count).lean()).map(({ seconds }) => seconds),
  };
}
