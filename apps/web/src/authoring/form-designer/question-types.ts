import type { JsonSchema, QuestionFile, Text } from '#form-answers';

/** The types of question that an author chooses from, in the words of `design.types`. */
export const QUESTION_TYPES = ['shortText', 'longText', 'words', 'date', 'dateTime', 'number', 'yesNo', 'choice', 'choices', 'group'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];
/** What the row of a group may ask: everything but another group. */
export const ROW_TYPES = QUESTION_TYPES.filter((type) => type !== 'group');

export interface Option {
  readonly code: string;
  readonly label: Text;
}
/** A question as an overlay adds it. */
export interface NewQuestion {
  readonly schema: JsonSchema;
  readonly question: QuestionFile;
}
interface Wanted {
  readonly label: Text;
  /** For one or several of a list, unless `codes` names a list of the pack. */
  readonly options?: readonly Option[];
  readonly codes?: string;
  /** Of a group: what each row asks first; a group that asks nothing is none. */
  readonly first?: { readonly id: string; readonly label: Text };
}

/** Characters that a line holds, and that a long text holds until somebody says otherwise. */
const LINE = 200;
const LONG = 20_000;

/** A new question of a type: what an answer may be, and what it says. A group begins with one question to its rows. */
export const newQuestion = (type: QuestionType, { label, options = [], codes, first }: Wanted): NewQuestion => {
  const listed: QuestionFile = codes === undefined ? { label, options: Object.fromEntries(options.map(({ code, label: text }) => [code, text])) } : { label, codes };
  const item: JsonSchema = { type: 'string', ...(codes === undefined && { enum: options.map(({ code }) => code) }) };
  switch (type) {
    case 'shortText':
      return { schema: { type: 'string', maxLength: LINE }, question: { label } };
    case 'longText':
      return { schema: { type: 'string', maxLength: LONG }, question: { label } };
    case 'words':
      return { schema: { type: 'string', maxLength: LONG }, question: { label, sensitivity: 'words' } };
    case 'date':
      return { schema: { type: 'string', format: 'date' }, question: { label } };
    case 'dateTime':
      return { schema: { type: 'string', format: 'date-time' }, question: { label } };
    case 'number':
      return { schema: { type: 'integer', minimum: 0 }, question: { label } };
    case 'yesNo':
      return { schema: { type: 'boolean' }, question: { label } };
    case 'choice':
      return { schema: item, question: listed };
    case 'choices':
      return { schema: { type: 'array', items: item, uniqueItems: true }, question: listed };
    case 'group':
      return {
        schema: { type: 'array', items: { type: 'object', properties: first ? { [first.id]: { type: 'string', maxLength: LINE } } : {} } },
        question: { label, row: first ? { [first.id]: { label: first.label } } : {} },
      };
    default:
      return type satisfies never;
  }
};

/** The type that an author would call a question by, from its kind and its longest text. */
export const typeOf = (kind: string, schema: JsonSchema | undefined): QuestionType => {
  if (kind === 'text') return 'shortText';
  if (kind === 'narrative') return 'longText';
  return (QUESTION_TYPES as readonly string[]).includes(kind) ? (kind as QuestionType) : schema?.['type'] === 'array' ? 'choices' : 'shortText';
};

/** True of types whose answers are chosen from a list. */
export const isListed = (type: QuestionType): boolean => type === 'choice' || type === 'choices';
