import type { JsonSchema, ResolvedQuestion } from '#form-answers';
import { withoutKey } from './without-key.ts';

/** A limit that a question may have, and its least sensible value. */
export interface LimitField {
  readonly key: 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems';
  readonly least: number;
}

/** The limits that make sense of a kind of question, in the order in which they are shown. */
export const limitFields = (kind: ResolvedQuestion['kind']): readonly LimitField[] => {
  switch (kind) {
    case 'text':
    case 'narrative':
    case 'words':
      return [{ key: 'minLength', least: 1 }, { key: 'maxLength', least: 1 }];
    case 'number':
      return [{ key: 'minimum', least: Number.MIN_SAFE_INTEGER }, { key: 'maximum', least: Number.MIN_SAFE_INTEGER }];
    case 'group':
    case 'choices':
      return [{ key: 'minItems', least: 0 }, { key: 'maxItems', least: 1 }];
    case 'date':
    case 'dateTime':
    case 'yesNo':
    case 'choice':
      return [];
    default:
      return kind satisfies never;
  }
};

/** True where a limit is looser than the pack's, which no authority may make it. */
export const isLooser = (key: LimitField['key'], value: number | undefined, pack: JsonSchema | undefined): boolean => {
  const limit = pack?.[key];
  if (typeof limit !== 'number') return false;
  return value === undefined ? false : key.startsWith('max') ? value > limit : value < limit;
};

/** One limit put into the others, or taken out. */
export const withLimit = (limits: JsonSchema, key: LimitField['key'], value: number | undefined): JsonSchema => {
  const others = withoutKey(limits, key);
  return value === undefined ? others : { ...others, [key]: value };
};
