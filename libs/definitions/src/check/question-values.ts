import type { CodeListFile, Finding, JsonSchema, QuestionFile } from '../types.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import type { Mention } from './condition-walk.ts';
import { didYouMean, finding } from './finding.ts';

type Keys = readonly (string | number)[];

/** The values a question can have, where they can be counted: its codes, or true and false. */
export function possibleValues(schema: JsonSchema, question: Pick<QuestionFile, 'codes'> | undefined, codes: (id: string) => CodeListFile | undefined): readonly unknown[] | undefined {
  if (schema['type'] === 'boolean') return [true, false];
  if (question?.codes !== undefined) return codes(question.codes)?.codes.map(({ code }) => code);
  const options = schema['enum'] ?? itemsOf(schema)?.['enum'];
  return Array.isArray(options) ? options : undefined;
}

/** A finding where a condition compares a question with something it can never be. */
export function impossibleValues(file: string, at: Keys, mention: Mention, possible: readonly unknown[] | undefined): readonly Finding[] {
  if (!possible) return [];
  return mention.values
    .filter((value) => !possible.includes(value))
    .map((value) =>
      finding(file, [...at, ...mention.at], 'condition-value', `'${mention.subject.at(-1)}' can never be ${JSON.stringify(value)}.${didYouMean(String(value), possible.map(String))}`),
    );
}

/** A finding where a condition would hold of an unanswered question without meaning to. */
export function openMention(file: string, at: Keys, mention: Mention): readonly Finding[] {
  if (!mention.open) return [];
  const name = mention.subject.at(-1) ?? '';
  return [finding(file, [...at, ...mention.at], 'condition-open', `This also holds while '${name}' is not there: add "required": ["${name}"] beside properties.`)];
}
