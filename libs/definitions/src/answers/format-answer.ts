import type { Json, ResolvedQuestion } from '../types.ts';
import { isBlank } from './is-blank.ts';
import type { Language } from './say.ts';
import { say } from './say.ts';
import { isRow } from './visible.ts';

const MONTHS: { readonly [language in Language]: readonly string[] } = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  cy: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
};
const WORDS = {
  en: { yes: 'Yes', no: 'No', at: 'at' },
  cy: { yes: 'Ie', no: 'Na', at: 'am' },
} as const;

/** An answer as a person reads it: labels for codes, `9 October 2026`, yes or no; '' for a blank. Rows stand on lines. */
export function formatAnswer(question: ResolvedQuestion, value: Json | undefined, language: Language): string {
  if (value === undefined || isBlank(value)) return '';
  switch (question.kind) {
    case 'text':
    case 'narrative':
    case 'words':
      return String(value);
    case 'number':
      return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value);
    case 'date':
    case 'dateTime':
      return formatDate(String(value), language);
    case 'yesNo':
      return value === true ? WORDS[language].yes : WORDS[language].no;
    case 'choice':
      return optionLabel(question, value, language);
    case 'choices':
      return Array.isArray(value) ? (value as readonly Json[]).map((code) => optionLabel(question, code, language)).join(', ') : '';
    case 'group':
      return Array.isArray(value) ? (value as readonly Json[]).map((row) => formatRow(question, row, language)).join('\n') : '';
    default:
      return question.kind satisfies never;
  }
}

function optionLabel(question: ResolvedQuestion, code: Json, language: Language): string {
  const option = question.options?.find((candidate) => candidate.code === code);
  return option ? say(option.label, language) : String(code);
}

function formatRow(question: ResolvedQuestion, row: Json, language: Language): string {
  if (!isRow(row)) return '';
  return (question.row ?? [])
    .map((inner) => ({ inner, text: formatAnswer(inner, row[inner.id], language) }))
    .filter(({ text }) => text !== '')
    .map(({ inner, text }) => `${say(inner.label, language)}: ${text}`)
    .join('; ');
}

/** `2026-10-09` or `2026-10-09T14:30` in long form; anything else as it stands. */
function formatDate(value: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(value);
  const month = parts && MONTHS[language][Number(parts[2]) - 1];
  if (!parts || !month) return value;
  const day = `${Number(parts[3])} ${month} ${parts[1]}`;
  return parts[4] ? `${day} ${WORDS[language].at} ${parts[4]}` : day;
}
