import { itemsOf } from '../resolve/question-kind.ts';
import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { Finding, FormFile, JsonSchema, QuestionFile, WaitFile } from '../types.ts';
import type { ConditionScope } from './check-conditions.ts';
import { checkCondition } from './check-conditions.ts';
import { didYouMean, finding, repeatedIds } from './finding.ts';

type Keys = readonly (string | number)[];
interface Asked {
  readonly properties: { readonly [question: string]: JsonSchema };
  readonly questions: { readonly [question: string]: QuestionFile };
}

/** Faults of what a form still waits for: each names rows, conditions and dates of the form. */
export function checkWaits(path: string, waits: FormFile['waits'], scope: ConditionScope): readonly Finding[] {
  return [
    ...repeatedIds(path, ['waits'], (waits ?? []).map(({ id }) => id), 'id-twice', 'wait'),
    ...(waits ?? []).flatMap((wait, index) => checkWait(path, ['waits', index], wait, scope)),
  ];
}

function checkWait(path: string, at: Keys, { rows, when, since }: WaitFile, scope: ConditionScope): readonly Finding[] {
  if (rows !== undefined && itemsOf(scope.properties[rows] ?? {})?.['type'] !== 'object') {
    return [finding(path, [...at, 'rows'], 'wait-rows', `There are no rows '${rows}' in this form: name a group, or take rows out.`)];
  }
  const inner = rows === undefined ? scope : { ...scope, ...rowOf(scope, rows) };
  return [...checkCondition(inner, [], when, [...at, 'when']), ...checkSince(path, [...at, 'since'], since, inner.properties)];
}

function checkSince(path: string, at: Keys, since: string | undefined, properties: Asked['properties']): readonly Finding[] {
  if (since === undefined) return [];
  const format = properties[since]?.['format'];
  if (!(since in properties)) return [finding(path, at, 'question-unknown', `There is no question '${since}'.${didYouMean(since, Object.keys(properties))}`)];
  return format === 'date' || format === 'date-time' ? [] : [finding(path, at, 'wait-since', `'${since}' is not a date: name one that is.`)];
}

/** The questions of a group's row. */
function rowOf({ properties, questions }: Asked, group: string): Asked {
  return { properties: (itemsOf(properties[group] ?? {})?.['properties'] ?? {}) as Asked['properties'], questions: questions[group]?.row ?? {} };
}

/**
 * Faults of `carry`: it chooses among rows that are carried in, and reads what they have here or where they come from.
 * `sources` are the forms that a question is prefilled from; undefined where one cannot be read, so that nothing can be said.
 */
export function checkCarry(scope: ConditionScope, sources: (source: string) => readonly ExpandedForm[] | undefined): readonly Finding[] {
  return Object.entries(scope.asked).flatMap(([id, { carry, prefill }]) => {
    if (!carry) return [];
    const at = ['questions', id, 'carry'];
    if (prefill === undefined || itemsOf(scope.properties[id] ?? {})?.['type'] !== 'object') return [finding(scope.file, at, 'carry-misplaced', `carry chooses among rows that are carried in: it stands on a group with prefill.`)];
    const named = (typeof prefill === 'string' ? [prefill] : prefill) as readonly string[];
    if (named.some((source) => sources(source) === undefined)) return [];
    const known = [...named.flatMap((source) => (sources(source) ?? []).map((form) => rowOf(form, source.split('.').slice(1).join('.')))), rowOf(scope, id)];
    const merged = {
      properties: Object.assign({}, ...known.map(({ properties }) => properties)) as Asked['properties'],
      questions: Object.assign({}, ...known.map(({ questions }) => questions)) as Asked['questions'],
    };
    // Two forms may offer different options for what both call alike.
    return checkCondition({ ...scope, ...merged }, [], carry, at).filter(({ rule }) => rule !== 'condition-value');
  });
}

/** Faults of what answers mean in the share ledger. */
export function checkMeans({ file, asked, properties }: ConditionScope): readonly Finding[] {
  return Object.entries(asked).flatMap(([id, question]) => {
    const items = itemsOf(properties[id] ?? {});
    const at = ['questions', id, 'means'];
    const own = question.means === 'share' && items?.['type'] !== 'object' ? [finding(file, at, 'means-misplaced', `'${id}' is no group: share stands on rows, each of which is shared with somebody.`)] : [];
    const inRow = Object.entries(question.row ?? {});
    const row = (items?.['properties'] ?? {}) as Asked['properties'];
    const nobody = question.means === 'share' && !inRow.some(([, inner]) => inner.means === 'shareWith') ? [finding(file, at, 'means-misplaced', `The rows of '${id}' do not say with whom: give one of their questions means shareWith.`)] : [];
    return [...own, ...nobody, ...sharedOn(file, ['questions', id], id, question, properties[id]), ...inRow.flatMap(([name, inner]) => sharedOn(file, ['questions', id, 'row', name], name, inner, row[name]))];
  });
}

function sharedOn(file: string, at: Keys, id: string, { means }: QuestionFile, schema: JsonSchema | undefined): readonly Finding[] {
  const isDay = ['date', 'date-time'].includes(String(schema?.['format']));
  return means === 'shareOn' && !isDay ? [finding(file, [...at, 'means'], 'means-misplaced', `'${id}' is not a date: shareOn is the day it was shared.`)] : [];
}
