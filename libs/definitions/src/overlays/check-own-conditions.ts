import type { ConditionScope } from '../check/check-conditions.ts';
import { checkCondition, checkConditions } from '../check/check-conditions.ts';
import { mentions, questionsRead } from '../check/condition-walk.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import type { Finding, JsonSchema, QuestionFile } from '../types.ts';
import { neverHolds } from './condition-chances.ts';
import type { FormCase, Placed } from './form-check-context.ts';
import { called, fault, placed, questionOf } from './form-check-context.ts';

type Keys = readonly (string | number)[];

/** Faults of the conditions that an authority writes: each over questions that are asked, values that they can have, and able to hold. */
export function checkOwnConditions(one: FormCase): readonly Finding[] {
  return [
    ...placed(one, 'addQuestion').flatMap(({ index, operation: { id, schema, question } }) => [
      ...(['showWhen', 'requireWhen'] as const).flatMap((use) => checkOne(one, index, [id], question[use], ['question', use])),
      ...rowConditions(one, index, schema, question),
    ]),
    ...placed(one, 'requireWhen').flatMap(({ index, operation: { question, when } }) => checkOne(one, index, [question], when, ['when'])),
    ...placed(one, 'addBlock').flatMap((at) => checkBeside(one, at)),
    ...rings(one),
  ];
}

function scopeOf(one: FormCase): ConditionScope {
  // Options stand in the schemas of a resolved form, so no list of codes has to be looked up.
  return { file: one.file, asked: {}, properties: one.schemas, questions: {}, codes: () => undefined };
}

function checkOne(one: FormCase, index: number, ids: readonly string[], condition: JsonSchema | undefined, keys: Keys): readonly Finding[] {
  if (!condition) return [];
  const gone = new Set<string>();
  const hidden = mentions(condition).flatMap(({ subject: [name], at }) => {
    if (name === undefined || !one.gone.has(name) || gone.has(name)) return [];
    gone.add(name);
    return [fault(one, index, [...keys, ...at], 'local-reads-hidden', `${called(one, name)} is not asked any more, so nothing can depend on it: name another question, or ask it again.`)];
  });
  const others = checkCondition(scopeOf(one), ids, condition, ['operations', index, ...keys]);
  const found = [...hidden, ...others.filter(({ rule, message }) => rule !== 'condition-unknown' || ![...gone].some((name) => message.includes(`'${name}'`)))];
  return found.length === 0 && keys.at(-1) === 'showWhen' ? neverShown(one, index, ids[0] ?? '', condition) : found;
}

/** Conditions within rows see their row only. */
function rowConditions(one: FormCase, index: number, schema: JsonSchema, { row = {} }: QuestionFile): readonly Finding[] {
  const properties = (itemsOf(schema)?.['properties'] ?? {}) as ConditionScope['properties'];
  const scope: ConditionScope = { ...scopeOf(one), asked: row, questions: row, properties, codes: one.base.shelf.codes };
  return checkConditions(scope).map((found) => ({ ...found, path: `/operations/${index}/question/row${found.path.slice('/questions'.length)}` }));
}

function neverShown(one: FormCase, index: number, id: string, showWhen: JsonSchema): readonly Finding[] {
  if (!neverHolds(showWhen, one.resolved.questions, one.schemas, one.chances)) return [];
  return [fault(one, index, ['question', 'showWhen'], 'never-shown', `No answers make this true, so nobody would ever be asked ${called(one, id)}: change the condition.`)];
}

/** What the conditions of a block read beside it, the form has to ask. */
function checkBeside(one: FormCase, { index, operation: { block } }: Placed<'addBlock'>): readonly Finding[] {
  const added = [...one.added.values()].filter(({ operation }) => operation === index);
  const read = new Set(added.flatMap(({ question: { showWhen, requireWhen } }) => [showWhen, requireWhen].flatMap((condition) => (condition ? [...questionsRead(condition)] : []))));
  return [...read].flatMap((name) => {
    if (Object.hasOwn(one.schemas, name)) return [];
    if (one.gone.has(name)) return [fault(one, index, ['block'], 'local-reads-hidden', `The block '${block}' depends on ${called(one, name)}, which is not asked any more: ask it again, or take the block out.`)];
    return [fault(one, index, ['block'], 'block-beside', `The block '${block}' depends on a question '${name}', which this form does not ask: take the block out.`)];
  });
}

/** Questions that are shown only if they are shown: nobody could ever reach them. */
function rings(one: FormCase): readonly Finding[] {
  const reads = (id: string) => {
    const showWhen = questionOf(one, id)?.showWhen;
    return showWhen ? [...questionsRead(showWhen)].filter((name) => name !== id) : [];
  };
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    reads(from).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return placed(one, 'addQuestion')
    .filter(({ operation: { id, question } }) => question.showWhen && reaches(id, id, new Set()))
    .map(({ index, operation: { id } }) => fault(one, index, ['question', 'showWhen'], 'condition-ring', `Whether ${called(one, id)} is shown depends, by way of others, on itself: break the ring.`));
}
